package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  private static final String PASSING =
      """
      tests:
        - name: the public port greets with the host name
          connection: {local_port: 25}
          expect:
            MtaStageConnect.smtpGreeting: {value: "mx.example.org ESMTP", rule: 1}
        - name: other ports
          connection: {local_port: [465, 587]}
          expect: {MtaStageConnect.smtpGreeting: {value: other, rule: else}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    write(
        "stalwart/connect.yaml",
        """
        MtaStageConnect:
          smtpGreeting:
            match: [{if: "local_port == 25", then: "system('hostname') + ' ESMTP'"}]
            else: "'other'"
        """);
    write("stalwart/connect.test.yaml", PASSING);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  private Runner.Result run(String... arguments) {
    return new Runner(folder).run(arguments);
  }

  @Test
  void passingTestsExitWithZero() {
    Runner.Result result = run("test");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("stalwart/connect.test.yaml\n")
        .contains("  passed  the public port greets with the host name\n")
        .contains("  passed  other ports (2 cases)\n")
        .contains("2 of 2 rules taken, 1 of 1 conditions both ways")
        .endsWith("Passed: 3 cases passed, rule coverage 100 %.\n");
  }

  @Test
  void aFailedTestExitsWithFourAndShowsBothPlaces() throws IOException {
    write("stalwart/connect.test.yaml", PASSING.replace("[465, 587]", "[465, 25]"));

    Runner.Result result = run("test", "stalwart");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.out())
        .contains(
            "stalwart/connect.test.yaml:8:14: error: test failed: other ports [local_port=25]:"
                + " smtpGreeting")
        .contains("expected  \"other\", else")
        .contains("got       \"mx.example.org ESMTP\", rule 1   (stalwart/connect.yaml:3:")
        .contains("  failed  other ports (1 of 2 cases)\n")
        .endsWith("Failed: 1 of 3 cases failed, rule coverage 100 %.\n");
  }

  @Test
  void someTestsCanBeRunByName() {
    assertThat(run("test", "--only", "other*").out()).contains("2 cases passed");

    Runner.Result misspelt = run("test", "--only", "other port");
    assertThat(misspelt.exitCode()).isEqualTo(64);
    assertThat(misspelt.out()).contains("Did you mean \"other ports\"?");
  }

  @Test
  void aMissedThresholdFailsAndASuggestionReachesIt() throws IOException {
    Runner.Result missed = run("test", "--only", "other*", "--min-rule-coverage", "100");

    assertThat(missed.exitCode()).isEqualTo(4);
    assertThat(missed.out())
        .contains("tests take 50 % of the rules, and 100 % are required")
        .contains("rule 1 never taken");
    String suggestion =
        missed.out().substring(missed.out().indexOf("  - name: \"smtpGreeting: rule 1\""));
    write("more.test.yaml", "tests:\n" + suggestion.substring(0, suggestion.indexOf("\n\n") + 1));

    Runner.Result pasted =
        run(
            "test",
            "--min-rule-coverage",
            "100",
            "more.test.yaml",
            "stalwart/connect.test.yaml",
            "stalwart");
    assertThat(pasted.exitCode()).as(pasted.out()).isZero();
    assertThat(pasted.out()).contains("4 cases passed");
  }

  @Test
  void aFileWithoutTestsIsNotGreenByAccident() throws IOException {
    write("empty.test.yaml", "tests: []\n");

    Runner.Result named = run("test", "empty.test.yaml");
    assertThat(named.exitCode()).isEqualTo(4);
    assertThat(named.out()).contains("there are no tests in empty.test.yaml");

    Files.delete(folder.resolve("stalwart/connect.test.yaml"));
    Runner.Result none = run("test");
    assertThat(none.exitCode()).isZero();
    assertThat(none.out()).contains("there are no tests");
  }

  @Test
  void aThresholdOutOfRangeIsWrongUsage() {
    assertThat(run("test", "--min-rule-coverage", "101").exitCode()).isEqualTo(64);
  }

  @Test
  void everyFormReportsTheTests() throws IOException {
    write("stalwart/connect.test.yaml", PASSING.replace("[465, 587]", "[465, 25]"));

    run("test", "--report", "junit=a.xml", "--report", "json=a.json", "--report", "github=a.txt");

    assertThat(folder.resolve("a.xml"))
        .content()
        .contains("name=\"the public port greets with the host name\"")
        .contains("name=\"other ports [local_port=25]\"")
        .contains("expected &quot;other&quot;, else");
    assertThat(folder.resolve("a.json"))
        .content()
        .contains("\"rulePercent\" : 100")
        .contains("\"name\" : \"other ports [local_port=25]\"");
    assertThat(folder.resolve("a.txt"))
        .content()
        .contains("::error file=stalwart/connect.test.yaml");
  }

  @Test
  void aPlanSaysWhatItChangesForTests() {
    assertThat(run("plan", "--url", "emulator:").out())
        .contains("Tests\n  3 cases passed.\n")
        .contains(
            "  fixed     the public port greets with the host name: smtpGreeting:"
                + " \"mx.example.org Stalwart ESMTP at your service\", else   →   \"mx.example.org"
                + " ESMTP\", rule 1\n");
  }
}
