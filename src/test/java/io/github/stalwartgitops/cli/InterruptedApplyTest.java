package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.FaultyEmulator;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The runner as a process that receives a SIGTERM. */
class InterruptedApplyTest {
  @TempDir private Path folder;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGTERM")
  void aTerminatedApplyRollsBackAndReportsIt() throws Exception {
    Files.writeString(
        folder.resolve("connect.yaml"), "MtaStageConnect:\n  hostname: {text: ours.example.org}\n");
    try (FaultyEmulator emulator =
        FaultyEmulator.start(
            EmulatorConfiguration.builder()
                .accounts(List.of(Account.administrator("admin", "secret")))
                .build())) {
      Settings before = emulator.stored();
      emulator.fault("no-answer,at=reload");
      Process runner = runner(emulator.url().toString());
      try (BufferedReader log = runner.errorReader(StandardCharsets.UTF_8);
          BufferedReader out = runner.inputReader(StandardCharsets.UTF_8)) {
        assertThat(log.lines().anyMatch(line -> line.contains("x:Action/set")))
            .as("it comes to the reload")
            .isTrue();

        boolean unused = runner.toHandle().destroy(); // leaves its output open

        String printed = String.join("\n", out.lines().toList());
        assertThat(printed)
            .contains("reload            unknown: no usable answer")
            .contains("rollback          MtaStageConnect has its previous values again")
            .contains("Failed: ");
        assertThat(runner.waitFor()).isEqualTo(128 + 15);
        assertThat(emulator.stored()).isEqualTo(before);
      } finally {
        runner.destroyForcibly();
      }
    }
  }

  private Process runner(String url) throws Exception {
    return RunnerProcess.of(
            folder,
            Map.of("STALWART_USER", "admin", "STALWART_PASSWORD", "secret"),
            "apply",
            "--debug",
            "--timeout=1s",
            "--url=" + url,
            "connect.yaml")
        .start();
  }
}
