package io.github.stalwartgitops.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.contract.ContractReport.Result;
import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.FaultyEmulator;
import io.github.stalwartgitops.emulator.Mode;
import io.github.stalwartgitops.emulator.Script;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks a server against the recordings: with {@code -Pcontract -Dcontract.url=…} a real one, else
 * an embedded one.
 */
class ServerContractTest {
  /** The first reload is that of the apply, the second that of a recorded pair. */
  private static final String AT_SECOND_RELOAD = ",at=reload,from=2";

  @TempDir private Path folder;

  @Test
  void theServerAgrees() throws Exception {
    Optional<ContractTarget> real = ContractTarget.of(System.getProperties(), System.getenv());
    if (real.isPresent()) {
      String host = real.get().server().endpoint().url().getHost();
      ContractReport report =
          new ContractCheck(real.get(), Path.of("target", "contract", host)).run();

      assertThat(report.differences()).isEmpty();
      return;
    }
    try (Emulator emulator = Emulator.start(configuration())) {
      int smtp = emulator.listeners().get("smtp").getPort();
      ContractReport report = new ContractCheck(target(emulator.url(), true, smtp), folder).run();

      assertThat(report.differences()).isEmpty();
      assertThat(report.checks()).noneMatch(check -> check.result() == Result.SKIPPED);
      assertThat(report.agreeingPairs()).hasSizeGreaterThan(200);
    }
  }

  @Test
  void onlyReadsUnlessWritingIsAllowed() throws Exception {
    try (Emulator emulator = Emulator.start(configuration())) {
      ContractReport report = new ContractCheck(target(emulator.url(), false, 0), folder).run();

      assertThat(report.differences()).isEmpty();
      assertThat(report.agreeingPairs()).hasSizeGreaterThan(40);
      assertThat(emulator.requests())
          .isNotEmpty()
          .noneMatch(request -> request.line().contains("/set"))
          .noneMatch(request -> request.status() == 401);
    }
  }

  @Test
  void restoresWhatTheServerHeldAfterAFailure() throws Exception {
    try (FaultyEmulator emulator = emulatorInUse()) {
      State before = State.of(emulator);
      emulator.fault("close" + AT_SECOND_RELOAD);

      assertThatThrownBy(() -> new ContractCheck(target(emulator.url(), true, 0), folder).run())
          .isInstanceOf(IOException.class);
      assertThat(State.of(emulator)).isEqualTo(before);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGTERM")
  void restoresWhatTheServerHeldWhenTerminated() throws Exception {
    try (FaultyEmulator emulator = emulatorInUse()) {
      State before = State.of(emulator);
      emulator.fault("no-answer" + AT_SECOND_RELOAD);
      Process check = process(emulator.url());
      try (BufferedReader log = check.inputReader(StandardCharsets.UTF_8)) {
        assertThat(log.lines().anyMatch(line -> line.startsWith("agrees   script"))).isTrue();
        assertThat(State.of(emulator)).isNotEqualTo(before);

        boolean unused = check.toHandle().destroy(); // leaves its output open

        assertThat(log.lines()).noneMatch(line -> line.startsWith("Recorded pairs"));
        assertThat(check.waitFor()).isEqualTo(128 + 15);
      } finally {
        check.destroyForcibly();
      }
      assertThat(State.of(emulator)).isEqualTo(before);
    }
  }

  private record State(
      Settings stored, Settings active, List<Script> storedScripts, List<Script> activeScripts) {
    static State of(FaultyEmulator emulator) {
      return new State(
          emulator.stored().of("MtaStageConnect"),
          emulator.active().of("MtaStageConnect"),
          emulator.storedScripts(),
          emulator.activeScripts());
    }
  }

  private static FaultyEmulator emulatorInUse() throws Exception {
    FaultyEmulator emulator = FaultyEmulator.start(configuration());
    emulator.store(
        new Settings(
            Map.of(
                new FieldName("MtaStageConnect", "smtpGreeting"),
                new Expression(List.of(new Rule("local_port == 25", "'ours'")), "'else'"))));
    emulator.store(Script.active("connect_filter", "keep;"));
    emulator.restart(Mode.NORMAL);
    return emulator;
  }

  private static EmulatorConfiguration configuration() {
    return EmulatorConfiguration.builder()
        .accounts(List.of(Account.administrator("admin", "secret")))
        .build();
  }

  private static ContractTarget target(URI url, boolean write, int smtpPort) {
    Credential admin = new Credential.Basic("admin", "secret", "the test");
    return new ContractTarget(
        Target.of(JmapEndpoint.of(url, admin)),
        write,
        smtpPort == 0 ? null : SmtpAddress.parse("smtp://127.0.0.1:" + smtpPort));
  }

  private Process process(URI url) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "-Dcontract.url=" + url,
            "-Dcontract.write",
            ContractCheck.class.getName(),
            folder.toString());
    builder.environment().remove("STALWART_TOKEN");
    builder.environment().putAll(Map.of("STALWART_USER", "admin", "STALWART_PASSWORD", "secret"));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
