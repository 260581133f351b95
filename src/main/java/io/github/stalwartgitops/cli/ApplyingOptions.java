package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.ReloadMode;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a command carries a plan out. */
final class ApplyingOptions {
  @Option(
      names = "--reload",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = {
        "auto: after a write; always: even without one;",
        "never: write only, active after the next reload or restart (exit code 3)."
      })
  private ReloadMode reload = ReloadMode.AUTO;

  @Option(
      names = "--keep-stored",
      description = "Leave changes stored that no reload makes active (exit code 3).")
  private boolean keepStored;

  @Option(names = "--dry-run", description = "Stop after the plan.")
  private boolean dryRun;

  boolean dryRun() {
    return dryRun;
  }

  ApplyOptions options(Duration budget) {
    return new ApplyOptions(reload, keepStored, budget);
  }
}
