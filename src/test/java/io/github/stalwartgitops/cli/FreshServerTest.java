package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fresh server: it has no default host name, so each node uses its own. */
class FreshServerTest {
  private static final String FIELD =
      "--field=smtpGreeting={\"else\":\"system('hostname') + ' ESMTP'\"}";

  @TempDir private Path folder;
  private Emulator emulator;

  @BeforeEach
  void start() throws Exception {
    emulator =
        Emulator.start(
            EmulatorConfiguration.builder()
                .accounts(List.of(Account.administrator("admin", "secret")))
                .hostname("")
                .nodeHostname("node-1.example.org")
                .build());
    Files.createDirectories(folder.resolve("stalwart"));
    write("MtaStageConnect:\n  smtpGreeting: \"system('hostname') + ' ESMTP'\"\n");
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private void write(String manifest) throws IOException {
    Files.writeString(folder.resolve("stalwart/connect.yaml"), manifest);
  }

  private Runner.Result run(String... arguments) {
    return new Runner(folder)
        .with("STALWART_URL", emulator.url().toString())
        .with("STALWART_USER", "admin")
        .with("STALWART_PASSWORD", "secret")
        .run(arguments);
  }

  static Stream<List<String>> commands() {
    return Stream.of(
        List.of("plan"),
        List.of("apply", "--dry-run"),
        List.of("update", "MtaStageConnect", "--dry-run", FIELD));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theNameOfTheNodeIsShownAsUnknown(List<String> command) {
    assertThat(run(command.toArray(new String[0])).out())
        .contains("220 ‹host name› Stalwart ESMTP at your service   →   220 ‹host name› ESMTP\n")
        .contains(
            "‹host name› is unknown: the server has no default host name, so system('hostname') is"
                + " each node's own name.\n")
        .doesNotContain("Assumed");
  }

  @Test
  void theNameOfTheEhloAnswerIsUnknownToo() throws IOException {
    write("MtaStageConnect:\n  hostname: \"'mx.' + system('hostname')\"\n");

    assertThat(run("plan").out())
        .contains(
            "250-‹host name› you had me at EHLO   →   250-mx.‹host name› you had me at EHLO\n");
  }

  @Test
  void aCorrectApplyIsProven() {
    Runner.Result result =
        run("apply", "--rollback-on-contradiction", "--probe", address(), "--probe-for", "0s");

    assertThat(result.out())
        .contains(address() + "   proven   220 node-1.example.org ESMTP\n")
        .contains("stored and active, 1 of 1 greeting proven.");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aGreetingWithoutAHostNameIsReported() throws IOException {
    write("MtaStageConnect:\n  smtpGreeting: {text: welcome}\n");

    assertThat(run("plan").out()).contains("[greeting-host-name]");
  }

  private String address() {
    return "smtp://127.0.0.1:" + emulator.listeners().get("smtp").getPort();
  }
}
