package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.ProbeOptions;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.audit.Audit;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies a desired state: the options that {@code apply} and {@code update} share. */
final class ApplyingOptions {
  @Option(
      names = "--reload",
      paramLabel = "WHEN",
      converter = ReloadModes.class,
      completionCandidates = ReloadModes.class,
      defaultValue = "auto",
      description = {
        "auto: after a write; always: also without one;",
        "never: only write, which becomes active with the",
        "next reload or restart (exit code 3). Default:",
        "${DEFAULT-VALUE}."
      })
  private ReloadMode reload = ReloadMode.AUTO;

  private static final class ReloadModes extends Choice<ReloadMode> {
    ReloadModes() {
      super(ReloadMode.class);
    }
  }

  @Option(
      names = "--keep-stored",
      description = {"Do not roll back changes that no reload made", "active (exit code 3)."})
  private boolean keepStored;

  @Option(names = "--dry-run", description = "Stop after the plan.")
  private boolean dryRun;

  @Option(
      names = "--probe",
      paramLabel = "ADDRESS",
      description = {
        "Read the greeting at smtp://HOST:PORT,",
        "smtps://HOST:PORT or smtp+starttls://HOST:PORT to",
        "prove that the change is active. Repeatable; in a",
        "cluster, name each node."
      })
  private List<SmtpAddress> probes = List.of();

  @Option(
      names = "--probe-for",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = {"How long to wait for the expected greeting", "(default: ${DEFAULT-VALUE})."})
  private Duration probeFor = Duration.ofSeconds(10);

  @Option(
      names = "--rollback-on-contradiction",
      description = "Roll back if a greeting contradicts the settings.")
  private boolean rollbackOnContradiction;

  @Option(
      names = "--audit",
      paramLabel = "FILE",
      description = {
        "Append one line of JSON about this apply: time,",
        "user, commit, server, plan, the values before and",
        "after, and the outcome. Nothing is sent if the",
        "file cannot be written."
      })
  private @Nullable Path audit;

  @Mixin private final OutputOptions output = new OutputOptions();

  @ArgGroup(validate = false, heading = "%nGuards (exit code 5):%n")
  private final GuardOptions guards = new GuardOptions();

  @Mixin private final ServerOptions server = new ServerOptions();

  /**
   * Applies a desired state to the server that the options name.
   *
   * @param failOnDrift whether differences in a dry run end in {@link Verdict#DRIFT}
   */
  Verdict apply(DesiredState desired, boolean failOnDrift, Invocation invocation)
      throws IOException {
    Console console = output.console(invocation, server.debug());
    ApplyOptions options = options();
    return ServerCommand.run(
        server,
        invocation,
        console,
        target ->
            console.apply(
                new ApplyRequest(
                    desired,
                    target,
                    options,
                    guards.guards(),
                    server.liveSchema(),
                    dryRun,
                    failOnDrift),
                audit(desired, invocation)));
  }

  private ApplyOptions options() {
    ProbeOptions probing = new ProbeOptions(probes, probeFor, rollbackOnContradiction);
    return new ApplyOptions(reload, keepStored, server.retryFor(), probing);
  }

  private @Nullable Audit audit(DesiredState desired, Invocation invocation) {
    return audit == null
        ? null
        : Audit.of(
            invocation.folder().resolve(audit),
            desired,
            invocation.folder(),
            invocation.environment());
  }
}
