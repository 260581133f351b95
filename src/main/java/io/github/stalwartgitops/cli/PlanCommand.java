package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.behavior.Sample;
import io.github.stalwartgitops.reconcile.PlanRequest;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.report.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan}: shows what differs. */
@Command(
    name = "plan",
    description = "Show what apply would change. Nothing is written.",
    footer = {
      "",
      "Examples:",
      "  stalwart-gitops plan --url https://mail.example.org stalwart",
      "  stalwart-gitops plan --live export.yaml stalwart    (offline)"
    })
final class PlanCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Save the plan, for apply --plan FILE.")
  private @Nullable Path out;

  @Option(
      names = "--live",
      paramLabel = "FILE",
      description = {"Compare with a file written by export instead of a", "server."})
  private @Nullable Path live;

  @Option(names = "--detailed-exitcode", description = "Exit with 2 if stored settings differ.")
  private boolean detailedExitCode;

  @Option(
      names = "--show-undeclared",
      description = "List the fields that the manifests do not change.")
  private boolean showUndeclared;

  @Option(
      names = "--with",
      paramLabel = "NAME=VALUE,…",
      description = {
        "A connection to show the outcome for, such as",
        "local_port=465,is_tls=true. Repeatable. Without",
        "it, connections are derived from the conditions."
      })
  private List<Sample> samples = List.of();

  @Option(
      names = "--prune-scripts",
      description = {"Remove Sieve scripts that no manifest declares and", "no field names."})
  private boolean pruneScripts;

  @Mixin private final ManifestOptions manifests = new ManifestOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ServerOptions server = new ServerOptions();

  PlanCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() throws IOException {
    Console console = output.console(invocation, server.debug());
    return live == null
        ? ServerCommand.run(server, invocation, console, target -> plan(target, console))
        : plan(new PlanRequest.ExportFile(invocation.folder().resolve(live)), console);
  }

  private Verdict plan(PlanRequest.Baseline baseline, Console console) throws IOException {
    RunReport report =
        console
            .reconciler()
            .plan(
                new PlanRequest(
                    manifests.manifests(invocation).withPruning(pruneScripts),
                    baseline,
                    server.liveSchema(),
                    detailedExitCode,
                    samples));
    Verdict verdict = console.report(report, showUndeclared);
    if (out != null && report.plan() != null) {
      console.write(out, JsonText.of(report.plan().toJson()));
      console.line("Saved as " + out + "; apply --plan " + out + " applies exactly this.");
    }
    return verdict;
  }
}
