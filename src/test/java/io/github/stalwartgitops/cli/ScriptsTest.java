package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sieve scripts from a manifest to the server and back. */
class ScriptsTest {
  private static final String SERVER = "emulator:state.json";
  private static final String SCRIPT = "require [\"reject\"];\nreject \"No.\";\n";

  @TempDir private Path folder;
  private Runner runner;

  @BeforeEach
  void writeManifest() throws IOException {
    Files.createDirectories(folder.resolve("stalwart/sieve"));
    Files.writeString(folder.resolve("stalwart/sieve/filter.sieve"), SCRIPT);
    manifest("  filter:\n    contents: {file: sieve/filter.sieve}\n    description: refuses\n");
    runner = new Runner(folder);
  }

  private void manifest(String scripts) throws IOException {
    Files.writeString(
        folder.resolve("stalwart/connect.yaml"),
        "MtaStageConnect:\n  script: \"'filter'\"\nSieveSystemScript:\n" + scripts);
  }

  @Test
  void aPlanShowsTheScriptLineByLine() {
    Runner.Result plan = runner.run("plan", "--url", SERVER);

    assertThat(plan.exitCode()).isZero();
    assertThat(plan.out())
        .contains("SieveSystemScript\n  filter         created")
        .contains("stalwart/connect.yaml:4")
        .contains(
            "    + description: refuses\n    + require [\"reject\"];\n    + reject \"No.\";\n")
        .contains("2 objects, 1 script, 1 field: 1 script created, else changed. Nothing was sent.")
        .doesNotContain("has no system Sieve script");
  }

  @Test
  void anApplyCreatesThenFindsNothingToDoThenUpdates() throws IOException {
    assertThat(runner.run("apply", "--url", SERVER).out())
        .contains("SieveSystemScript written\nMtaStageConnect   written\nreload")
        .contains("2 changes stored and active");
    assertThat(runner.run("apply", "--url", SERVER).out()).contains("nothing was written");
    Files.writeString(folder.resolve("stalwart/sieve/filter.sieve"), SCRIPT.replace("No", "Never"));

    assertThat(runner.run("apply", "--url", SERVER).out())
        .contains("    - reject \"No.\";\n    + reject \"Never.\";\n")
        .contains("1 change stored and active");
    assertThat(Files.readString(folder.resolve("state.json"))).contains("Never.");
  }

  @Test
  void everyReportShowsTheScript() throws IOException {
    for (String form : new String[] {"text", "json", "markdown", "html", "github"}) {
      runner.run("plan", "--url", SERVER, "--report", form + "=report");

      assertThat(Files.readString(folder.resolve("report")))
          .as(form)
          .contains("filter")
          .contains("created");
    }
  }

  @Test
  void aSavedPlanCarriesTheScript() throws IOException {
    runner.run("plan", "--url", SERVER, "--out", "plan.json");
    manifest("  other: {contents: \"keep;\"}\n");

    assertThat(runner.run("apply", "--url", SERVER, "--plan", "plan.json").exitCode()).isZero();
    assertThat(Files.readString(folder.resolve("state.json"))).contains("\"filter\"");
  }

  @Test
  void undeclaredScriptsStayUnlessPrunedAndNamedOnesAlways() throws IOException {
    manifest("  filter: {contents: \"keep;\"}\n  old: {contents: \"stop;\"}\n");
    runner.run("apply", "--url", SERVER);
    manifest("  other: {contents: \"keep;\"}\n");

    assertThat(runner.run("apply", "--url", SERVER).exitCode()).isZero();
    assertThat(Files.readString(folder.resolve("state.json"))).contains("\"old\"");
    Runner.Result guarded =
        runner.run("apply", "--url", SERVER, "--prune-scripts", "--max-removed-rules", "0");
    assertThat(guarded.exitCode()).isEqualTo(5);
    assertThat(guarded.out()).contains("the plan has 1 removed scripts, the guard allows 0");
    Runner.Result pruned = runner.run("apply", "--url", SERVER, "--prune-scripts");
    assertThat(pruned.exitCode()).isZero();
    assertThat(pruned.out())
        .contains("old            removed")
        .doesNotContain("filter         rem");
    assertThat(Files.readString(folder.resolve("state.json")))
        .contains("\"filter\"")
        .doesNotContain("\"old\"");
  }

  @Test
  void aMissingScriptOfAFieldIsReported() throws IOException {
    manifest("  other: {contents: \"keep;\"}\n");

    assertThat(runner.run("plan", "--url", SERVER).out())
        .contains("the server has no system Sieve script filter");
  }

  @Test
  void anInactiveScriptOfAFieldIsReported() throws IOException {
    manifest("  filter: {contents: \"keep;\", isActive: false}\n");

    assertThat(runner.run("plan", "--url", SERVER).out())
        .contains("the system Sieve script filter is inactive, so it does not run");
  }

  @Test
  void aScriptThatDoesNotCompileIsRefusedAtItsPlace() throws IOException {
    manifest("  filter: {contents: \"if { nope\"}\n");

    Runner.Result result = runner.run("apply", "--url", SERVER);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("stalwart/connect.yaml:4:3: error: the server refused SieveSystemScript.filter: ")
        .contains("nothing changed, the server is as it was");
  }

  @Test
  void mistakesHaveTheirPlaces() throws IOException {
    manifest(
        "  one: {content: \"keep;\"}\n  two: {contents: {file: no.sieve}}\n"
            + "  three: {contents: \" \"}\n  four: {contents: \"keep;\", isActive: maybe}\n"
            + "  five: {}\n  filter: {contents: \"keep;\"}\n");

    Runner.Result result = runner.run("validate");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err())
        .contains("stalwart/connect.yaml:4:9: error: unknown key content")
        .contains("stalwart/connect.yaml:5:26: error: the file no.sieve cannot be read")
        .contains("stalwart/connect.yaml:6:21: error: this script is empty")
        .contains("stalwart/connect.yaml:7:39: error: isActive expects true or false")
        .contains("stalwart/connect.yaml:8:3: error: this script has no contents");
  }

  @Test
  void theAuditRecordsBeforeAndAfter() throws IOException {
    runner.run("apply", "--url", SERVER, "--audit", "audit.jsonl");

    assertThat(Files.readString(folder.resolve("audit.jsonl")))
        .contains("\"SieveSystemScript.filter\":null")
        .contains("\"SieveSystemScript.filter\":{\"contents\":");
  }

  @Test
  void anExportWritesTheScriptsAsFilesAndPlansNoChange() throws IOException {
    runner.run("apply", "--url", SERVER);

    assertThat(runner.run("export", "--url", SERVER, "--out", "copy/connect.yaml").exitCode())
        .isZero();

    assertThat(Files.readString(folder.resolve("copy/connect.yaml")))
        .contains(
            "  filter:\n    contents: {file: sieve/filter.sieve}\n    description: refuses\n");
    assertThat(Files.readString(folder.resolve("copy/sieve/filter.sieve"))).isEqualTo(SCRIPT);
    assertThat(runner.run("plan", "--url", SERVER, "copy").out()).contains("up to date");
    assertThat(runner.run("plan", "--live", "copy/connect.yaml").out()).contains("up to date");
  }

  @Test
  void anExportToTheStandardOutputContainsTheScripts() throws IOException {
    runner.run("apply", "--url", SERVER);
    Runner.Result export = runner.run("export", "--url", SERVER, "SieveSystemScript", "--quiet");
    Files.writeString(folder.resolve("inline.yaml"), export.out());

    assertThat(export.out()).contains("filter:").contains("reject").doesNotContain("file:");
    assertThat(runner.run("plan", "--url", SERVER, "inline.yaml").out()).contains("up to date");
  }
}
