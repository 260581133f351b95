package io.github.stalwartgitops.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.reconcile.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run is asked to stop before each of its requests, and after each answer. */
class StopTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void stopSignalEndsTheRunWithARightReport(Scenario scenario) throws Exception {
    StopSignal[] stop = {new StopSignal()};
    everywhere(scenario, stop, () -> stop[0].request());
  }

  @ParameterizedTest
  @EnumSource
  void interruptEndsTheRunWithARightReport(Scenario scenario) throws Exception {
    Thread caller = Thread.currentThread();
    everywhere(scenario, new StopSignal[] {new StopSignal()}, caller::interrupt);
  }

  private void everywhere(Scenario scenario, StopSignal[] stop, Runnable stopRun) throws Exception {
    Path manifest = DesiredSettings.manifest(scenario, Files.createTempDirectory(folder, "stop"));
    int exchanges = exchanges(scenario, manifest);
    assertThat(exchanges).isPositive();
    for (int at = 1; at <= exchanges; at++) {
      stop[0] = new StopSignal();
      int here = at;
      IntConsumer exchange =
          number -> {
            if (number == here) {
              stopRun.run();
            }
          };
      try (FaultyCluster server = FaultyCluster.start(scenario)) {
        Snapshot before = server.snapshot();
        ObservedRun run = server.run(scenario, manifest, scenario.faults(), stop[0], exchange);
        boolean unused = Thread.interrupted();

        assertThat(ReportCheck.errors(scenario.faults(), before, server.snapshot(), run))
            .as("stopped at exchange %d of %d%n%s", at, exchanges, run.text())
            .isEmpty();
        assertThat(run.history().received().size()).isLessThanOrEqualTo(exchanges);
        if (run.report().verdict() != Verdict.DONE) {
          assertThat(run.text())
              .containsAnyOf(
                  "stopped", "SpamPyzor", "contradicted", "on purpose", "skipped, as requested");
        }
      }
    }
  }

  private static int exchanges(Scenario scenario, Path manifest) throws Exception {
    AtomicInteger exchanges = new AtomicInteger();
    try (FaultyCluster server = FaultyCluster.start(scenario)) {
      ObservedRun unused =
          server.run(scenario, manifest, scenario.faults(), new StopSignal(), exchanges::set);
      return exchanges.get();
    }
  }
}
