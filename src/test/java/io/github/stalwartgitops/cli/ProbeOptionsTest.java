package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.SmtpListener;
import io.github.stalwartgitops.smtp.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeOptionsTest {
  @TempDir private Path folder;
  private Emulator emulator;

  @BeforeEach
  void start() throws Exception {
    emulator =
        Emulator.start(
            EmulatorConfiguration.builder()
                .listeners(List.of(SmtpListener.smtp(0)))
                .accounts(List.of(Account.administrator("admin", "secret")))
                .build());
    Files.createDirectories(folder.resolve("stalwart"));
    Files.writeString(
        folder.resolve("stalwart/connect.yaml"),
        "MtaStageConnect:\n  smtpGreeting: \"system('hostname') + ' ESMTP'\"\n");
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private Runner.Result apply(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("apply", "--url", emulator.url().toString(), "--user", "admin"));
    arguments.addAll(List.of(more));
    return new Runner(folder)
        .with("STALWART_PASSWORD", "secret")
        .run(arguments.toArray(new String[0]));
  }

  private String address() {
    return "smtp://127.0.0.1:" + emulator.listeners().get("smtp").getPort();
  }

  @Test
  void aProvenGreetingSucceeds() {
    Runner.Result result = apply("--probe", address());

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("greeting          " + address() + "   proven   220 mx.example.org ESMTP\n")
        .contains("stored and active, 1 of 1 greeting proven.");
  }

  @Test
  void aContradictedGreetingExitsWithThree() {
    try (ScriptedServer node = ScriptedServer.greeting("220 old\r\n")) {
      Runner.Result result =
          apply("--probe", address(), "--probe", node.address().toString(), "--probe-for", "0s");

      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.out())
          .contains(node.address() + "   contradicted   220 old\n")
          .contains("the greeting must be 220 mx.example.org ESMTP, not 220 old")
          .contains("Not proven in ")
          .contains("1 change stored and the reload accepted, 1 of 2 greetings proven.");
    }
  }

  @Test
  void reportsContainTheProofs() throws IOException {
    apply("--probe", address(), "--report", "json=report.json");

    assertThat(Files.readString(folder.resolve("report.json")))
        .contains("\"proofs\"")
        .contains("\"result\" : \"proven\"")
        .contains("\"seen\" : \"220 mx.example.org ESMTP\"");
  }

  @Test
  void withNothingToDoTheGreetingIsStillProven() {
    apply();
    Runner.Result result = apply("--probe", address());

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(
            "up to date: the stored settings match the manifests, nothing was written, 1 of 1 greeting proven (");
  }

  @Test
  void anAddressOfAnotherFormIsWrongUsage() {
    Runner.Result result = apply("--probe", "mail.example.org:25");

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains("'mail.example.org:25' is not an SMTP address");
  }

  @Test
  void aRollbackWithoutAProbeIsWrongUsage() {
    Runner.Result result = apply("--rollback-on-contradiction");

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains("--rollback-on-contradiction needs --probe");
    assertThat(emulator.stored()).isEqualTo(emulator.active());
  }
}
