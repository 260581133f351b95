package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.ProbeOptions;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.audit.Audit;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a command carries a plan out. */
final class ApplyingOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--reload",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = {
        "auto: after a write; always: even without one;",
        "never: write only, active after the next reload or",
        "restart (exit code 3)."
      })
  private ReloadMode reload = ReloadMode.AUTO;

  @Option(
      names = "--keep-stored",
      description = "Leave changes stored that no reload makes active (exit code 3).")
  private boolean keepStored;

  @Option(names = "--dry-run", description = "Stop after the plan.")
  private boolean dryRun;

  @Option(
      names = "--probe",
      paramLabel = "ADDRESS",
      description = {
        "Prove by the greeting at smtp://HOST:PORT,",
        "smtps://HOST:PORT or smtp+starttls://HOST:PORT.",
        "Repeatable, in a cluster once for each node."
      })
  private List<SmtpAddress> probes = List.of();

  @Option(
      names = "--probe-for",
      paramLabel = "TIME",
      defaultValue = "10s",
      description =
          "Ask again for so long while a greeting is not yet as it must be (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration probeFor = Duration.ofSeconds(10);

  @Option(
      names = "--rollback-on-contradiction",
      description = "Put the former settings back where a greeting contradicts the new ones.")
  private boolean rollbackOnContradiction;

  @Option(
      names = "--audit",
      paramLabel = "FILE",
      description = {
        "Add one line of JSON on this apply: when, who,",
        "which commit, server and plan, the values before",
        "and after, and what came of it. Nothing is sent if",
        "the file cannot be written."
      })
  private @Nullable Path audit;

  /** The record that is wanted of an apply, or null. */
  @Nullable Audit audit(DesiredState wanted, Invocation invocation) {
    return audit == null
        ? null
        : Audit.of(
            invocation.folder().resolve(audit),
            wanted,
            invocation.folder(),
            invocation.environment());
  }

  boolean dryRun() {
    return dryRun;
  }

  ApplyOptions options(Duration budget) {
    if (rollbackOnContradiction && probes.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "--rollback-on-contradiction needs a --probe ADDRESS");
    }
    return new ApplyOptions(
        reload, keepStored, budget, new ProbeOptions(probes, probeFor, rollbackOnContradiction));
  }
}
