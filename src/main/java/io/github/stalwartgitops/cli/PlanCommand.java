package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.behavior.Sample;
import io.github.stalwartgitops.reconcile.PlanRequest;
import io.github.stalwartgitops.reconcile.RunReport;
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
    description = "Show what an apply would change. Nothing is written.",
    footer = {
      "",
      "Examples:",
      "  stalwart-gitops plan --url https://mail.example.org stalwart",
      "  stalwart-gitops plan --live export.yaml stalwart    (offline)"
    })
final class PlanCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private final ManifestOptions manifests = new ManifestOptions();
  @Mixin private final ServerOptions server = new ServerOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Save the plan, for apply --plan FILE.")
  private @Nullable Path out;

  @Option(
      names = "--live",
      paramLabel = "FILE",
      description = "Compare with what export wrote instead of asking a server.")
  private @Nullable Path live;

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 2 where stored differs from wanted.")
  private boolean detailedExitCode;

  @Option(
      names = "--show-undeclared",
      description = "List the fields that the manifest leaves alone.")
  private boolean showUndeclared;

  @Option(
      names = "--with",
      paramLabel = "NAME=VALUE,…",
      description = {
        "A connection to show the outcome for, such as",
        "local_port=465,is_tls=true. Repeatable. Else they",
        "are derived from the conditions."
      })
  private List<Sample> samples = List.of();

  PlanCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Console console = new Console(invocation, output.quiet(), server.debug(), reports.files());
    if (live != null) {
      return plan(new PlanRequest.ExportFile(invocation.folder().resolve(live)), console);
    }
    try (CommandServer access = CommandServer.open(server, invocation, console)) {
      return access.target().isPresent() ? plan(access.target().get(), console) : access.exitCode();
    }
  }

  private int plan(PlanRequest.Baseline from, Console console) throws IOException {
    PlanRequest request =
        new PlanRequest(
            manifests.manifests(invocation), from, server.liveSchema(), detailedExitCode, samples);
    RunReport account = console.reconciler().plan(request);
    int exitCode = console.tell(account, showUndeclared);
    if (out != null && account.plan() != null) {
      console.write(out, JsonText.of(account.plan().toJson()));
      console.line("Saved as " + out + "; apply --plan " + out + " applies exactly this.");
    }
    return exitCode;
  }
}
