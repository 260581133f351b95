package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An option that would be ignored without a word is wrong usage. */
class OptionRulesTest {
  @TempDir private Path folder;
  private Runner runner;

  @BeforeEach
  void writeFiles() throws IOException {
    runner = new Runner(folder);
    Files.createDirectory(folder.resolve("stalwart"));
    for (String file : new String[] {"stalwart/connect.yaml", "export.yaml"}) {
      Files.writeString(
          folder.resolve(file), "MtaStageConnect:\n  hostname: {text: mx.example.org}\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan --live export.yaml --url https://mx.example.org        | --live and --url exclude each other: the manifests are compared with a file, not with a server
          plan --live export.yaml --token-file t                      | --live and --token-file exclude
          plan --live export.yaml --schema live                       | --live and --schema exclude
          plan --live export.yaml --retry-for 0s                      | --live and --retry-for exclude
          plan --live export.yaml --proxy http://p:1                  | --live and --proxy exclude
          plan --live export.yaml --out plan.json                     | --live and --out exclude each other: apply refuses a plan that was not made for a server
          plan --live export.yaml --quiet --show-undeclared           | --quiet and --show-undeclared exclude each other: the plan is not printed
          apply --url emulator: --plan p.json stalwart                | --plan and MANIFEST exclude each other: a saved plan is applied as it is
          apply --url emulator: --plan p.json --var a=b               | --plan and --var exclude
          apply --url emulator: --plan p.json --strict                | --plan and --strict exclude
          apply --url emulator: --plan p.json --trust-server          | --plan and --trust-server exclude
          apply --url emulator: --detailed-exitcode                   | --detailed-exitcode needs --dry-run
          apply --url emulator: --rollback-on-contradiction           | --rollback-on-contradiction needs --probe
          apply --url emulator: --probe-for 1s                        | --probe-for needs --probe
          apply --url emulator: --reload never --keep-stored          | --reload never and --keep-stored exclude each other: nothing becomes active
          apply --url emulator: --reload never --probe smtp://a:25    | --reload never and --probe exclude
          update A --field b=c --url emulator: --reload=Never --keep-stored | --reload never and --keep-stored exclude
          update A --field b=c --url emulator: --probe-for 1s         | --probe-for needs --probe
          export MtaStageConnect --all-objects --url emulator:        | --all-objects and OBJECT exclude each other: all objects are exported
          export --url https://a --token-file t --user u              | --token-file and --user exclude each other: a token needs no user
          export --url https://a --token-file t --password-file p     | --token-file and --password-file exclude
          export --url https://a --insecure --ca-file f               | --insecure and --ca-file exclude each other: no certificate is checked
          get MtaStageConnect --url emulator:s.json --token-file t    | --url emulator: and --token-file exclude each other: the embedded server needs no credential or network
          plan --url emulator: --insecure                             | --url emulator: and --insecure exclude
          plan --url emulator: --proxy http://p:1                     | --url emulator: and --proxy exclude
          explain --expression 1 stalwart                             | --expression and MANIFEST exclude each other: a text is explained
          explain --expression 1 --var a=b                            | --expression and --var exclude
          emulator --hostname a --node-hostname b                     | --hostname and --node-hostname exclude each other: a server has one of these names or the other
          emulator --mode recovery --smtp-port 25                     | --mode and --smtp-port exclude each other: SMTP is only available in normal mode
          """)
  void isWrongUsage(String line, String message) {
    Runner.Result result = runner.run(line.split(" +"));

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains(message).contains("--help'.");
    assertThat(result.out()).isEmpty();
    assertThat(folder.resolve("plan.json")).doesNotExist();
  }

  @Test
  void allAreReportedAtOnce() {
    assertThat(
            runner.run("plan", "--live", "export.yaml", "--url", "emulator:", "--out", "p").err())
        .contains("--live and --url exclude", "--live and --out exclude");
  }

  @ParameterizedTest
  @CsvSource({
    "plan --live export.yaml",
    "plan --live export.yaml --debug",
    "explain --hostname a --node-hostname b stalwart",
    "plan --url emulator: --detailed-exitcode --timeout 5s"
  })
  void otherCombinationsMakeSense(String line) {
    assertThat(
            runner
                .with("STALWART_URL", "https://mail.example.org")
                .with("STALWART_TOKEN", "token")
                .run(line.split(" "))
                .exitCode())
        .isIn(0, 2);
  }

  @Test
  void helpIsPrintedWhateverElseIsGiven() {
    assertThat(runner.run("plan", "--live", "a", "--url", "b", "--help").exitCode()).isZero();
  }
}
