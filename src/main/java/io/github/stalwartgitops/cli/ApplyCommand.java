package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apply}: makes a server equal to manifests. */
@Command(
    name = "apply",
    description = "Make a server equal to manifests, and make the changes active.",
    footer = {
      "",
      "Examples:",
      "  stalwart-gitops apply --url https://mail.example.org stalwart",
      "  stalwart-gitops apply --plan plan.json --url https://mail.example.org"
    })
final class ApplyCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = {
        "Apply exactly this saved plan, or refuse it if the",
        "server has changed since (exit code 5)."
      })
  private @Nullable Path plan;

  @Option(
      names = "--detailed-exitcode",
      description = "With --dry-run: exit with 2 if settings differ.")
  private boolean detailedExitCode;

  @Option(
      names = "--prune-scripts",
      description = {"Remove Sieve scripts that no manifest declares and", "no field names."})
  private boolean pruneScripts;

  @Mixin private final ApplyingOptions applying = new ApplyingOptions();
  @Mixin private final ManifestOptions manifests = new ManifestOptions();

  ApplyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() throws IOException {
    return applying.apply(
        plan == null
            ? new DesiredState.Declared(manifests.manifests(invocation).withPruning(pruneScripts))
            : new DesiredState.Planned(invocation.folder().resolve(plan)),
        detailedExitCode,
        invocation);
  }
}
