package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands with an embedded server that keeps its state in a file. */
class CommandsTest {
  private static final String SERVER = "emulator:state.json";
  private static final String DESIRED =
      """
      MtaStageConnect:
        hostname: {text: mx.example.org}
      MtaStageEhlo:
        rejectNonFqdn: true
      MtaStageRcpt:
        maxRecipients: 50
      """;

  @TempDir private Path folder;
  private Runner runner;

  @BeforeEach
  void writeManifest() throws IOException {
    Files.createDirectories(folder.resolve("stalwart"));
    Files.writeString(folder.resolve("stalwart/connect.yaml"), DESIRED);
    runner = new Runner(folder);
  }

  @Test
  void applyMakesTheServerEqualAndASecondApplyFindsNothingToDo() {
    Runner.Result first = runner.run("apply", "--url", SERVER);
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).startsWith("EMULATOR").contains("Done in");

    Runner.Result second = runner.run("apply", "--url", SERVER);
    assertThat(second.exitCode()).isZero();
    assertThat(second.out())
        .contains("up to date: the stored settings match the manifests, nothing was written");
  }

  @Test
  void anExportPlansToNoChange() {
    runner.run("apply", "--url", SERVER);
    assertThat(
            runner
                .run("export", "--url", SERVER, "--all-objects", "--out", "export.yaml")
                .exitCode())
        .isZero();

    Runner.Result plan = runner.run("plan", "--url", SERVER, "--detailed-exitcode", "export.yaml");
    assertThat(plan.out()).contains("up to date: the stored settings match the manifests");
    assertThat(plan.exitCode()).isZero();
  }

  @Test
  void anOfflinePlanComparesWithAnExport() {
    runner.run("export", "--url", SERVER, "--out", "export.yaml");

    Runner.Result plan = runner.run("plan", "--live", "export.yaml", "--detailed-exitcode");
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out()).contains("system('hostname')  →  'mx.example.org'");
  }

  @Test
  void aDryRunWritesNothing() {
    runner.run("apply", "--url", SERVER, "--dry-run");

    assertThat(runner.run("plan", "--url", SERVER, "--detailed-exitcode").exitCode()).isEqualTo(2);
  }

  @Test
  void aSavedPlanIsAppliedExactly() throws IOException {
    assertThat(runner.run("plan", "--url", SERVER, "--out", "plan.json").exitCode()).isZero();
    Files.writeString(folder.resolve("stalwart/connect.yaml"), "MtaStageEhlo: {require: false}\n");

    assertThat(runner.run("apply", "--url", SERVER, "--plan", "plan.json").exitCode()).isZero();
    assertThat(runner.run("get", "MtaStageConnect", "--url", SERVER).out())
        .contains("\"else\" : \"'mx.example.org'\"");
    assertThat(runner.run("apply", "--url", SERVER, "--plan", "plan.json").out())
        .contains("up to date: the stored settings match the desired values");
  }

  @Test
  void aSavedPlanIsRefusedIfTheServerHasChanged() {
    runner.run("plan", "--url", SERVER, "--out", "plan.json");
    runner.run(
        "update", "MtaStageRcpt", "--url", SERVER, "--field", "maxRecipients={\"else\":\"70\"}");

    Runner.Result stale = runner.run("apply", "--url", SERVER, "--plan", "plan.json");
    assertThat(stale.exitCode()).isEqualTo(5);
    assertThat(stale.out()).contains("the saved plan is stale: MtaStageRcpt.maxRecipients");
  }

  @Test
  void aSavedPlanIsRefusedForAnotherServer() {
    runner.run("plan", "--url", SERVER, "--out", "plan.json");

    Runner.Result other = runner.run("apply", "--url", "emulator:", "--plan", "plan.json");
    assertThat(other.exitCode()).isEqualTo(5);
    assertThat(other.out()).contains("was made for emulator:state.json, not for emulator:");
  }

  @Test
  void anEditedPlanIsInvalid() throws IOException {
    runner.run("plan", "--url", SERVER, "--out", "plan.json");
    Path file = folder.resolve("plan.json");
    Files.writeString(file, Files.readString(file).replace("'mx.example.org'", "'evil.example'"));

    assertThat(runner.run("apply", "--url", SERVER, "--plan", "plan.json").exitCode()).isEqualTo(4);
  }

  @Test
  void updateKeepsThePartThatIsNotGiven() {
    runner.run(
        "update", "MtaStageEhlo", "--url", SERVER, "--field", "rejectNonFqdn={\"else\":\"true\"}");

    assertThat(runner.run("get", "MtaStageEhlo", "--url", SERVER).out())
        .contains("\"if\" : \"local_port == 25\"")
        .containsPattern("\"else\" : \"true\"");
  }

  @Test
  void updateSendsNothingThatDoesNotCompile() {
    Runner.Result result =
        runner.run(
            "update",
            "MtaStageConnect",
            "--url",
            SERVER,
            "--field",
            "hostname={\"else\":\"nope\"}");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.out()).contains("Invalid variable or constant \"nope\"");
  }

  @Test
  void aGuardRefusesAPlanThatIsTooLarge() {
    Runner.Result result = runner.run("apply", "--url", SERVER, "--max-changes", "2");

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.out()).contains("the plan has 4 changes, the guard allows 2");
    assertThat(runner.run("plan", "--url", SERVER, "--detailed-exitcode").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--protected-field, MtaStageConect, Did you mean MtaStageConnect?",
    "--protected-field, '', an entry is empty",
    "--allowed-server, mail.example.org, Write it like https://mail.example.org"
  })
  void aMisspelledGuardIsWrongUsage(String option, String value, String message) {
    for (String schema : List.of("bundled", "live")) {
      Runner.Result result =
          runner.run("apply", "--url", SERVER, "--schema", schema, option + "=" + value);

      assertThat(result.exitCode()).isEqualTo(64);
      assertThat(result.out()).contains(message, "Wrong usage: nothing was written.");
    }
    assertThat(runner.run("plan", "--url", SERVER, "--detailed-exitcode").exitCode()).isEqualTo(2);
  }

  @Test
  void aRefusalNamesTheServer() {
    assertThat(runner.run("apply", "--url", SERVER, "--max-changes", "2").out())
        .contains("emulator: the plan has 4 changes, the guard allows 2");
  }

  @Test
  void aRefusedReloadLeavesTheServerAsItWas() throws IOException {
    runner.run("export", "--url", SERVER);
    Path state = folder.resolve("state.json");
    String blocked =
        "{\"blocking\": [{\"object\": \"SpamPyzor\", \"description\": \"Invalid address\"}]}";
    Files.writeString(state, blocked);

    Runner.Result refused = runner.run("apply", "--url", SERVER, "--retry-for", "0s");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).contains("SpamPyzor").contains("has its previous values again");

    Files.writeString(
        state,
        Files.readString(state).replaceAll("(?s)\"blocking\" : \\[.*?]", "\"blocking\" : []"));
    assertThat(runner.run("apply", "--url", SERVER).exitCode()).isZero();
  }

  @Test
  void getPrintsNoPipelineCommands() {
    runner.run(
        "update",
        "MtaStageConnect",
        "--url",
        SERVER,
        "--field",
        "smtpGreeting={\"else\":\"'##[error]pwned'\"}");

    assertThat(runner.run("get", "MtaStageConnect", "--url", SERVER).out())
        .contains("'\\u0023#[error]pwned'");
  }

  @Test
  void reportsAreWrittenInAdditionToTheOutput() throws IOException {
    runner.run(
        "plan", "--url", SERVER, "--report", "json=out/plan.json", "--report", "text=plan.txt");

    assertThat(folder.resolve("out/plan.json")).content().contains("\"kind\" : \"report\"");
    assertThat(folder.resolve("plan.txt")).content().contains("MtaStageConnect");
  }

  @Test
  void aReportCanGoToStandardOutput() {
    Runner.Result result = runner.run("plan", "--url", SERVER, "--quiet", "--report", "json=-");

    assertThat(result.out()).startsWith("{").endsWith("}\n").contains("\"kind\" : \"report\"");
  }

  @Test
  void aReportThatCannotBeWrittenIsWrongUsage() {
    Runner.Result result = runner.run("apply", "--url", SERVER, "--report", "json=stalwart");

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains("--report").contains("'stalwart' cannot be written");
    assertThat(folder.resolve("state.json")).doesNotExist();
  }

  @Test
  void aReportThatCannotBeWrittenHidesNoOutcome() {
    Runner.Result result =
        runner.run(
            "apply",
            "--url",
            SERVER,
            "--report=json=report",
            "--report=text=report/text",
            "--report=markdown=report.md");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out())
        .contains("the report text=")
        .contains(" cannot be written: ")
        .contains("stored and active.");
    assertThat(folder.resolve("report")).content().contains("\"verdict\" : \"done\"");
    assertThat(folder.resolve("report.md")).content().contains("stored and active");
  }

  @ParameterizedTest
  @ValueSource(strings = {"junit=out/../plan", "junit=-"})
  void twoReportsToTheSameFileAreWrongUsage(String second) {
    String first = second.endsWith("-") ? "json=-" : "json=plan";

    Runner.Result result =
        runner.run("apply", "--url", SERVER, "--report", first, "--report", second);

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains("--report: json and junit are both written to ");
    assertThat(folder.resolve("state.json")).doesNotExist();
  }

  @Test
  void annotationsAreWrittenInAdditionToTheOutput() {
    runner.with("GITHUB_WORKSPACE", String.valueOf(folder.getParent()));

    assertThat(runner.run("plan", "--url", SERVER, "--report", "github=-").out())
        .contains("::notice file=" + folder.getFileName() + "/stalwart/connect.yaml,line=2,")
        .contains("MtaStageConnect\n");
  }

  @Test
  void theSummaryOfAStepIsAppendedTo() {
    Path summary = folder.resolve("summary");
    runner.with("GITHUB_STEP_SUMMARY", summary.toString());

    runner.run("plan", "--url", SERVER, "--report", "markdown=" + summary);
    runner.run("apply", "--url", SERVER, "--report", "markdown=" + summary);

    assertThat(summary).content().contains("Nothing was sent", "\n\n### ", "stored and active");
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "export", "explain", "evaluate --input=cases", "emulator"})
  void commandsWithoutReportsHaveNoReportOption(String command) {
    Runner.Result result = runner.run((command + " --report json=report.json").split(" ", -1));

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains("--report");
  }

  @Test
  void aFailedApplySaysWhatIsStoredEvenIfQuiet() throws IOException {
    Files.writeString(
        folder.resolve("state.json"),
        "{\"blocking\": [{\"object\": \"SpamPyzor\", \"description\": \"Invalid address\"}]}");

    Runner.Result result = runner.run("apply", "-q", "--url", SERVER, "--retry-for", "0s");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("the reload is blocked by SpamPyzor")
        .endsWith("Failed: nothing changed, the server is as it was.\n");
  }

  @Test
  void quietPrintsOnlyProblems() {
    Runner.Result result = runner.run("plan", "--url", SERVER, "--quiet");

    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aQuietGetPrintsOnlyTheResult() {
    assertThat(runner.run("get", "MtaStageConnect", "--url", SERVER, "-q").out()).startsWith("{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "evaluate --input=cases", "emulator"})
  void commandsThatOnlyPrintAResultAreNeverQuiet(String command) {
    assertThat(runner.run((command + " -q").split(" ", -1)).exitCode()).isEqualTo(64);
  }

  @Test
  void aManifestIsReadFromStandardInput() {
    runner.withInput("MtaStageConnect:\n  hostname: {text: piped.example.org}\n");

    assertThat(runner.run("validate", "-").out()).isEqualTo("Valid: 1 field declared.\n");
    assertThat(runner.run("apply", "--url", SERVER, "-").exitCode()).isZero();
    assertThat(runner.run("export", "--url", SERVER).out()).contains("piped.example.org");
  }

  @Test
  void aProblemInStandardInputHasItsPlace() {
    runner.withInput("MtaStageConnect:\n  hostnam: 1\n");

    assertThat(runner.run("validate", "-").err()).contains("<stdin>:2:3: error: ");
  }

  @Test
  void standardInputCannotBeReadTwice() {
    Runner.Result result = runner.run("plan", "--url", SERVER, "-", "connect.yaml", "-");

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).startsWith("the standard input can be read only once: name - once\n");
  }

  @Test
  void variablesAreSubstituted() throws IOException {
    Files.writeString(
        folder.resolve("stalwart/connect.yaml"),
        "MtaStageConnect: {hostname: {text: \"${host}.example.org\"}}\n");

    assertThat(runner.run("plan", "--url", SERVER, "--var", "host=mx7").out())
        .contains("'mx7.example.org'");
  }

  @Test
  void explainShowsTheRuleThatAConnectionTakes() throws IOException {
    Files.writeString(
        folder.resolve("stalwart/connect.yaml"),
        """
        MtaStageConnect:
          smtpGreeting:
            match:
              - if: "local_port == 25 && !is_tls"
                then: "system('hostname') + ' ESMTP'"
            else: "system('hostname') + ' ESMTP for our own people'"
        """);

    assertThat(runner.run("explain", "--with", "local_port=25,remote_ip=192.0.2.7").out())
        .contains("→ taken")
        .contains("220 mx.example.org ESMTP\n");
    assertThat(runner.run("explain", "--with", "local_port=587").out())
        .contains("→ not taken")
        .contains("220 mx.example.org ESMTP for our own people");
  }

  @Test
  void problemsAreSortedByFileAndLine() throws IOException {
    Files.writeString(
        folder.resolve("z.yaml"),
        """
        MtaStageConnect:
          script: "nope"
          hostname: "local_port=25"
          smtpGreetng: "'a'"
        """);
    Files.writeString(folder.resolve("a.yaml"), "MtaStageConect: {}\n");

    Runner.Result result = runner.run("validate", "z.yaml", "a.yaml");

    assertThat(result.err().lines().filter(line -> line.contains(".yaml:")))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("z.yaml:2:11:", "z.yaml:3:24:", "z.yaml:4:3:", "a.yaml:1:1:");
    assertThat(result.err()).contains("\n\nz.yaml:3:24: ").endsWith("\n\n");
    assertThat(result.out()).isEqualTo("4 problems (3 errors, 1 warning). Nothing was sent.\n");
  }

  @Test
  void aReportThatCannotBeWrittenIsOneMoreProblem() {
    Runner.Result result =
        runner.run("validate", "--report=json=report", "--report=text=report/text");

    assertThat(result.out()).isEqualTo("1 problem (1 error). Nothing was sent.\n");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void explainPrintsTheProblemsOfAnInvalidManifest() throws IOException {
    Files.writeString(
        folder.resolve("stalwart/connect.yaml"), "MtaStageConnect: {hostname: \"asn =25\"}\n");

    Runner.Result result = runner.run("explain", "--strict");

    assertThat(result.out()).endsWith(". Nothing was sent.\n").doesNotContain("taken");
    assertThat(result.exitCode()).isEqualTo(4);
  }

  @Test
  void explainSaysWhereAnEvaluationFails() throws IOException {
    Files.writeString(
        folder.resolve("stalwart/connect.yaml"),
        """
        MtaStageConnect:
          smtpGreeting:
            match:
              - if: "split_n('a', '', 9223372036854775807)[0] == 'a'"
                then: "'a'"
            else: "'b'"
          hostname: "split_n('a', '', 9223372036854775807)[0]"
        """);

    assertThat(runner.run("explain").out())
        .contains("             failed: split_n makes more than 100000 parts\n\n")
        .contains("else: split_n('a', '', 9223372036854775807)[0]  failed: split_n makes more")
        .doesNotContain("taken", "client");
  }

  @Test
  void helpHasExamplesAndTheVersionNamesTheCatalog() {
    assertThat(runner.run("--help").out()).contains("First steps:").contains("Exit codes:");
    assertThat(runner.run("apply", "--help").out()).contains("Examples:");
    assertThat(runner.run("--version").out()).contains("catalog of Stalwart 0.16.19");
    assertThat(runner.run("generate-completion").out()).contains("stalwart-gitops");
  }
}
