package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditOptionTest {
  private static final String SERVER = "emulator:state.json";
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String FIELD = "MtaStageConnect.hostname";

  private static final List<String> MEMBERS =
      List.of(
          "format",
          "time",
          "seconds",
          "actor",
          "commit",
          "server",
          "url",
          "verdict",
          "exitCode",
          "digest",
          "before",
          "after",
          "outcome",
          "stored",
          "active",
          "proof",
          "errors");

  @TempDir private Path folder;
  private Runner runner;

  @BeforeEach
  void writeManifest() throws IOException {
    Files.createDirectories(folder.resolve("stalwart"));
    Files.writeString(
        folder.resolve("stalwart/connect.yaml"), "MtaStageConnect:\n  hostname: \"'mx'\"\n");
    runner = new Runner(folder).with("GITHUB_ACTOR", "rosa").with("GITHUB_SHA", COMMIT);
  }

  @Test
  void aRecordNamesUserServerValuesAndOutcome() throws IOException {
    Instant start = Instant.now().minusMillis(1);
    runner.run("apply", "--url", SERVER, "--audit", "audit.jsonl");

    JsonNode line = lines().get(0);
    assertThat(Instant.parse(line.path("time").asText())).isBetween(start, Instant.now());
    assertThat(line.path("actor").asText()).isEqualTo("rosa");
    assertThat(line.path("commit").asText()).isEqualTo(COMMIT);
    assertThat(line.path("url").asText()).isEqualTo(SERVER);
    assertThat(line.path("digest").asText()).matches("[0-9a-f]{64}");
    assertThat(line.path("before").path(FIELD).path("else").asText())
        .isEqualTo("system('hostname')");
    assertThat(line.path("after").path(FIELD).path("else").asText()).isEqualTo("'mx'");
    assertThat(line.path("outcome").asText()).isEqualTo("active");
    assertThat(line.path("stored").path("MtaStageConnect").asText()).isEqualTo("desired");
    assertThat(line.path("exitCode").asInt()).isZero();
    assertThat(line.path("errors")).isEmpty();
  }

  @Test
  void everyApplyAddsALineEvenWithNothingToDo() throws IOException {
    runner.run("apply", "--url", SERVER, "--audit", "audit.jsonl");
    runner.run("apply", "--url", SERVER, "--audit", "audit.jsonl");

    assertThat(outcomes()).containsExactly("active", "nothingToDo");
  }

  @Test
  void anUpdateIsRecorded() throws IOException {
    runner.run(
        "update",
        "MtaStageConnect",
        "--field",
        "hostname={\"else\":\"'mx2'\"}",
        "--url",
        SERVER,
        "--audit",
        "audit.jsonl");

    assertThat(lines().get(0).path("after").path(FIELD).path("else").asText()).isEqualTo("'mx2'");
  }

  @Test
  void aRefusalIsRecorded() throws IOException {
    runner.run(
        "apply", "--url", SERVER, "--audit", "audit.jsonl", "--protected-field", "MtaStageConnect");

    JsonNode line = lines().get(0);
    assertThat(line.path("verdict").asText()).isEqualTo("refused");
    assertThat(line.path("outcome").asText()).isEqualTo("refused");
    assertThat(line.path("stored").isNull()).isTrue();
    assertThat(line.path("errors").get(0).asText()).contains("is protected");
  }

  @Test
  void everyLineHasTheSameMembers() throws IOException {
    String audit = "--audit=audit.jsonl";
    runner
        .with("STALWART_TOKEN", "token")
        .run("apply", "--url", "http://127.0.0.1:1", "--retry-for=0s", audit);
    runner.run("apply", "--url", SERVER, "--max-changes=0", audit);
    runner.run("apply", "--url", SERVER, audit, "nowhere.yaml");
    runner.run("apply", "--url", SERVER, audit);

    assertThat(outcomes()).containsExactly("failed", "refused", "invalid", "active");
    assertThat(lines())
        .allSatisfy(
            line ->
                assertThat(line.properties().stream().map(Map.Entry::getKey))
                    .containsExactlyElementsOf(MEMBERS));
    assertThat(lines().get(0).path("digest").isNull()).isTrue();
  }

  @Test
  void aLineContainsNoControlCharacters() throws IOException {
    Files.writeString(
        folder.resolve("stalwart/connect.yaml"),
        "MtaStageConnect:\n  hostname: \"'\\u009b31m \\u202e \\u2028'\"\n");

    runner.run("plan", "--url", SERVER, "--out", "plan.json");
    runner.run("apply", "--url", SERVER, "--audit", "audit.jsonl");

    for (String file : List.of("audit.jsonl", "plan.json")) {
      assertThat(folder.resolve(file))
          .content()
          .contains("'\\u009b31m \\u202e \\u2028'")
          .doesNotContain("\u009b", "\u202e", "\u2028");
    }
    assertThat(lines().get(0).path("after").path(FIELD).path("else").asText())
        .isEqualTo("'\u009b31m \u202e \u2028'");
    assertThat(runner.run("get", "MtaStageConnect", "--url", SERVER).out())
        .contains("'\\u009b31m \\u202e \\u2028'");
    assertThat(runner.run("apply", "--url", SERVER, "--plan", "plan.json").exitCode()).isZero();
  }

  @Test
  void aDryRunLeavesNoRecord() {
    runner.run("apply", "--dry-run", "--url", SERVER, "--audit", "audit.jsonl");

    assertThat(folder.resolve("audit.jsonl")).doesNotExist();
  }

  @Test
  void nothingIsSentIfTheRecordCannotBeWritten() throws IOException {
    Files.createDirectories(folder.resolve("audit.jsonl"));

    Runner.Result result = runner.run("apply", "--url", SERVER, "--audit", "audit.jsonl");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("audit.jsonl cannot be written").contains("Nothing was sent");
    assertThat(runner.run("plan", "--url", SERVER).out()).contains("else changed");
  }

  @Test
  void aRecordThatCouldNotBeWrittenIsPrinted() {
    assumeThat(Path.of("/dev/full")).exists();

    Runner.Result result = runner.run("apply", "--url", SERVER, "--audit", "/dev/full");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out())
        .contains(
            "the record of this apply could not be added to /dev/full: No space left on device")
        .contains("\"digest\":\"");
  }

  private List<String> outcomes() throws IOException {
    return lines().stream().map(line -> line.path("outcome").asText()).toList();
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("audit.jsonl"))) {
      lines.add(new JsonMapper().readTree(line));
    }
    return lines;
  }
}
