package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.reconcile.Result;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code get}: prints the stored expression fields of an object. */
@Command(
    name = "get",
    description = "Print the stored expression fields of an object as JSON.",
    footer = {"", "Example: stalwart-gitops get MtaStageConnect --url https://mail.example.org"})
final class GetCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the result and problems only.")
  private boolean quiet;

  @Parameters(paramLabel = "OBJECT", description = "Such as MtaStageConnect.")
  private String object = "";

  GetCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Console console = new Console(invocation, quiet, server.debug(), List.of());
    try (CommandServer access = CommandServer.open(server, invocation, console)) {
      if (access.target().isEmpty()) {
        return access.exitCode();
      }
      Result<Settings> reading =
          console.reconciler().read(access.target().get(), object, server.liveSchema());
      console.problems(reading.problems());
      if (!reading.isFailure()) {
        console.result(FieldJson.write(reading.value()));
      }
      return reading.verdict().exitCode();
    }
  }
}
