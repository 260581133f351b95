package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input is reported in one sentence with its cause and a hint; nothing is written. */
class BadInputTest {
  private static final String TOKEN = "a-token-that-nobody-may-see";

  @TempDir private Path folder;
  private Runner runner;

  @BeforeEach
  void writeManifest() throws IOException {
    Files.createDirectories(folder.resolve("stalwart"));
    Files.writeString(
        folder.resolve("stalwart/connect.yaml"), "MtaStageConnect: {hostname: {text: mx1}}\n");
    runner = new Runner(folder).with("STALWART_TOKEN", TOKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MtaStageConect: {hostname: {text: a}}      | Did you mean MtaStageConnect?
          MtaStageConnect: {hostnam: {text: a}}      | Did you mean hostname?
          MtaStageConnect: {hostname: [a, b]}        | stalwart/connect.yaml:1:
          MtaStageConnect: {hostname: }              | stalwart/connect.yaml:1:
          MtaStageConnect: {hostname: '${nope}'}     | nope
          MtaStageConnect: {hostname: nope}          | (the server's message: Invalid variable or constant "nope")
          """)
  void aWrongManifestIsInvalid(String manifest, String message) throws IOException {
    Files.writeString(folder.resolve("stalwart/connect.yaml"), manifest + "\n");

    Runner.Result result = runner.run("apply", "--url", "emulator:state.json");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.out()).contains(message);
    assertThat(folder.resolve("state.json")).doesNotExist();
  }

  @Test
  void aMissingManifestIsInvalid() {
    Runner.Result result = runner.run("plan", "--url", "emulator:", "nowhere.yaml");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.out()).contains("nowhere.yaml");
  }

  @Test
  void noServerIsWrongUsage() {
    Runner.Result result = runner.run("plan");

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains("no server is named").contains("--url");
  }

  @Test
  void noCredentialIsWrongUsage() {
    Runner.Result result = new Runner(folder).run("plan", "--url", "https://mail.example.org");

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains("there is no credential").contains("STALWART_TOKEN");
  }

  @Test
  void aWrongUrlIsReportedTogetherWithAMissingCredential() {
    Runner.Result result = new Runner(folder).run("plan", "--url", "admin:hunter2@example.org");

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err())
        .contains("there is no credential", "is not the URL of a server")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --max-changes -1          | '-1' is not a whole number, 0 or more
          --max-removed-rules=-1    | '-1' is not a whole number, 0 or more
          --max-changes x           | 'x' is not a whole number, 0 or more
          --timeout 0s              | '0s' is not a time longer than 0s
          --timeout soon            | 'soon' is not a time such as 5s
          """)
  void aWrongValueIsWrongUsage(String options, String message) {
    List<String> arguments = new ArrayList<>(List.of("apply", "--url", "emulator:state.json"));
    arguments.addAll(List.of(options.split(" ")));

    Runner.Result result = runner.run(arguments.toArray(String[]::new));

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains(message);
    assertThat(folder.resolve("state.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--password-file, there is a password file but no user name",
    "--client-key, a key or a password, but no client certificate",
    "--client-password-file, a key or a password, but no client certificate",
    "--proxy-password-file, no proxy with a user name"
  })
  void anUnusedCredentialFileIsWrongUsage(String option, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "sesame");

    Runner.Result result =
        runner.run("plan", "--url", "https://mail.example.org", option, file.toString());

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan --url https://mail.example.org --token-file /dev/zero  | /dev/zero is too large
          apply --url emulator: --plan /dev/zero                      | it is larger than 64 MiB
          plan --url emulator: /dev/zero                              | this is not a regular file
          emulator --accounts /dev/zero                               | it is larger than 1 MiB
          """)
  void anEndlessFileIsAnError(String command, String message) {
    assumeThat(Path.of("/dev/zero")).exists();

    Runner.Result result = runner.run(command.split(" "));

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.out() + result.err()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan --url=emulator: --timeout x | plan | Invalid value for option '--timeout': 'x' is not a time such as 5s
          plan --url=emulator: --schema x  | plan | Invalid value for option '--schema': 'x' is not one of bundled, live
          apply --reload=sometimes         | apply | Invalid value for option '--reload': 'sometimes' is not one of auto, always, never
          get --tokenfile x                | get  | Unknown option: '--tokenfile'; Did you mean --token-file?
          update                           | update | Missing required options and parameters: '--field=NAME=JSON', 'OBJECT'
          nope                             |      | Unmatched argument at index 0: 'nope'
          explian                          |      | Unmatched argument at index 0: 'explian'; Did you mean explain?
          ''                               |      | Missing required subcommand
          """)
  void wrongUsageIsReportedInALineOrTwo(String line, @Nullable String command, String message) {
    Runner.Result result = runner.run(line.isEmpty() ? new String[0] : line.split(" +"));

    String name = "stalwart-gitops" + (command == null ? "" : " " + command);
    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(message.replace("; ", "\n     ") + "\n     Try '" + name + " --help'.\n");
  }

  @Test
  void plainHttpToAnotherHostIsWrongUsage() {
    assertThat(runner.run("plan", "--url", "http://mail.example.org").err())
        .contains("plain HTTP would expose the credential");
  }

  @Test
  void aServerThatDoesNotListenIsAnError() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Runner.Result result =
        runner.run("plan", "--url", "http://127.0.0.1:" + port, "--retry-for", "0s");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).startsWith("127.0.0.1: ");
  }

  @Test
  void anSmtpPortIsRecognised() throws IOException {
    Runner.Result result = against("220 mx.example.org ESMTP\r\n");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("does not speak HTTP").contains("This is a mail port");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | application/problem+json | {}            | STALWART_TOKEN
          403 | application/problem+json | {}            | 403
          404 | application/problem+json | {}            | 404
          500 | application/problem+json | {}            | 500
          502 | application/problem+json | {}            | 502
          200 | text/html                | <html></html> | the answer is a web page, not JMAP
          200 | application/json         | {"method"     | JSON
          """)
  void anAnswerThatIsNotJmapIsAnError(int status, String mediaType, String body, String message)
      throws IOException {
    Runner.Result result =
        against(
            "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, mediaType, body.length(), body));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).startsWith("127.0.0.1: ").contains(message);
  }

  @Test
  void aMissingPermissionIsNamedBeforeAnythingIsWritten() throws Exception {
    try (Emulator emulator =
        emulator(
            new Account(
                "pipeline",
                null,
                TOKEN,
                List.of("authenticate", "sysMtaStageConnectGet", "sysMtaStageConnectUpdate")),
            Mode.NORMAL)) {
      Runner.Result result = runner.run("apply", "--url", emulator.url().toString());

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out())
          .contains("this credential may not reload settings")
          .contains("Grant sysActionCreate and actionReloadSettings");
      assertThat(emulator.stored()).isEqualTo(emulator.active());
    }
  }

  @Test
  void whatCouldNotBeCheckedIsReported() throws Exception {
    try (Emulator emulator =
        emulator(
            new Account(
                "pipeline",
                null,
                TOKEN,
                List.of("authenticate", "sysMtaStageConnectGet", "sysSystemSettingsGet")),
            Mode.NORMAL)) {
      Runner.Result result = runner.run("plan", "--url", emulator.url().toString());

      assertThat(result.exitCode()).isZero();
      assertThat(result.out())
          .contains("not checked: whether referenced scripts exist; whether listeners")
          .contains("Grant sysSieveSystemScriptGet to have it checked.")
          .contains("Grant sysNetworkListenerGet to have it checked.")
          .doesNotContain("sysSystemSettingsGet");
    }
  }

  @Test
  void anUncheckedCertificateIsAWarningEachTime() {
    for (int run = 0; run < 2; run++) {
      assertThat(
              runner
                  .run("plan", "--url", "https://127.0.0.1:1", "--insecure", "--retry-for", "0s")
                  .err())
          .contains("the server's certificate is not checked (insecure)");
    }
  }

  @Test
  void aPlanThatMightLockOutTheApiIsRefusedByDefault() throws Exception {
    Files.writeString(
        folder.resolve("stalwart/http.yaml"),
        "Http:\n  allowedEndpoints: \"(remote_ip == '127.0.0.1') * 200\"\n");

    Runner.Result refused = runner.run("apply", "--url", "emulator:state.json");
    assertThat(refused.exitCode()).isEqualTo(5);
    assertThat(refused.out())
        .contains("might lock stalwart-gitops out: POST /jmap depends on remote_ip")
        .contains("Nothing was sent.");

    Files.writeString(
        folder.resolve("stalwart/http.yaml"),
        "Http:\n  allowedEndpoints: \"!starts_with(path, '/api/schema') * 200\"\n");
    Runner.Result live = runner.run("apply", "--url", "emulator:state.json", "--schema=live");
    assertThat(live.exitCode()).isEqualTo(5);
    assertThat(live.out()).contains("might lock stalwart-gitops out: GET /api/schema gets 0");

    assertThat(runner.run("apply", "--url", "emulator:state.json", "--may-lose-api").exitCode())
        .isZero();
  }

  @Test
  void bootstrapModeIsExplained() throws Exception {
    try (Emulator emulator = emulator(new Account("a", null, TOKEN, null), Mode.BOOTSTRAP)) {
      Runner.Result result = runner.run("plan", "--url", emulator.url().toString());

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out()).contains("bootstrap mode");
    }
  }

  private static Emulator emulator(Account account, Mode mode) throws Exception {
    return Emulator.start(
        EmulatorConfiguration.builder()
            .listeners(List.of())
            .accounts(List.of(account))
            .mode(mode)
            .build());
  }

  /** Plans against a server that answers every connection with the same bytes. */
  private Runner.Result against(String answer) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answerAll(socket, answer));
      server.setDaemon(true);
      server.start();
      Runner.Result result =
          runner.run(
              "plan", "--url", "http://127.0.0.1:" + socket.getLocalPort(), "--retry-for", "0s");
      assertThat(result.out() + result.err()).doesNotContain(TOKEN);
      return result;
    }
  }

  private static void answerAll(ServerSocket socket, String answer) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        if (answer.startsWith("HTTP")) {
          in.read(new byte[65_536]);
        }
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (!answer.startsWith("HTTP")) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      } catch (IOException e) {
        return;
      }
    }
  }
}
