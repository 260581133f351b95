package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.reconcile.Verdict;
import java.io.IOException;
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
final class GetCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Parameters(paramLabel = "OBJECT", description = "The object, such as MtaStageConnect.")
  private String object = "";

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only the fields and problems.")
  private boolean quiet;

  @Mixin private final ServerOptions server = new ServerOptions();

  GetCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() throws IOException {
    Console console = new Console(invocation, quiet, server.debug(), List.of());
    return ServerCommand.run(server, invocation, console, target -> get(target, console));
  }

  private Verdict get(Target target, Console console) {
    Result<Settings> stored = console.reconciler().read(target, object, server.liveSchema());
    console.problems(stored.problems());
    if (!stored.isFailure()) {
      console.result(FieldJson.write(stored.value()));
    }
    return stored.verdict();
  }
}
