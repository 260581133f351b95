package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.DesiredState;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code apply}: makes a server equal to its manifests. */
@Command(
    name = "apply",
    description = "Make a server equal to its manifests, and reload it.",
    footer = {
      "",
      "Examples:",
      "  stalwart-gitops apply --url https://mail.example.org stalwart",
      "  stalwart-gitops apply --plan plan.json --url https://mail.example.org"
    })
final class ApplyCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private final ManifestOptions manifests = new ManifestOptions();
  @Mixin private final ServerOptions server = new ServerOptions();
  @Mixin private final ApplyingOptions applying = new ApplyingOptions();
  @Mixin private final GuardOptions guards = new GuardOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "Apply exactly this saved plan, or refuse if the server has moved on (exit code 5).")
  private @Nullable Path plan;

  @Option(
      names = "--detailed-exitcode",
      description = "With --dry-run: exit with 2 where stored differs from wanted.")
  private boolean detailedExitCode;

  @Spec private CommandSpec command = CommandSpec.create();

  ApplyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (plan != null && manifests.areGiven()) {
      throw new ParameterException(
          command.commandLine(), "--plan is applied as it is: name no manifests beside it");
    }
    if (detailedExitCode && !applying.dryRun()) {
      throw new ParameterException(
          command.commandLine(), "--detailed-exitcode needs --dry-run, or the command plan");
    }
    Console console = new Console(invocation, output.quiet(), server.debug(), reports.files());
    DesiredState wanted =
        plan == null
            ? new DesiredState.Declared(manifests.manifests(invocation))
            : new DesiredState.Planned(invocation.folder().resolve(plan));
    try (CommandServer access = CommandServer.open(server, invocation, console)) {
      if (access.target().isEmpty()) {
        return access.exitCode();
      }
      ApplyRequest request =
          new ApplyRequest(
              wanted,
              access.target().get(),
              applying.options(server.retryFor()),
              guards.guards(),
              server.liveSchema(),
              applying.dryRun(),
              detailedExitCode);
      return console.apply(request, applying.audit(request.desired(), invocation));
    }
  }
}
