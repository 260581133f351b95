package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.reconcile.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: writes what a server stores as a manifest. */
@Command(
    name = "export",
    description = {
      "Write what a server stores as a manifest.",
      "A plan of that manifest finds no change."
    },
    footer = {
      "",
      "Example:",
      "  stalwart-gitops export --url https://mail.example.org --out connect.yaml"
    })
final class ExportCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the result and problems only.")
  private boolean quiet;

  @Parameters(
      paramLabel = "OBJECT",
      arity = "0..*",
      description = "The objects to export (default: MtaStageConnect).")
  private List<String> objects = List.of();

  @Option(names = "--all-objects", description = "Export every object that there is.")
  private boolean allObjects;

  @Option(names = "--with-defaults", description = "Write fields at their default, too.")
  private boolean withDefaults;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to a file, not to the terminal.")
  private @Nullable Path out;

  ExportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Console console = new Console(invocation, quiet, server.debug(), List.of());
    List<String> wanted =
        allObjects ? List.of() : objects.isEmpty() ? List.of(ConnectStage.OBJECT) : objects;
    try (CommandServer access = CommandServer.open(server, invocation, console)) {
      if (access.target().isEmpty()) {
        return access.exitCode();
      }
      Result<String> export =
          console
              .reconciler()
              .export(access.target().get(), wanted, withDefaults, server.liveSchema());
      console.problems(export.problems());
      if (!export.isFailure()) {
        if (out == null) {
          console.result(export.value());
        } else {
          console.write(out, export.value());
          console.line("Written to " + out + ".");
        }
      }
      return export.verdict().exitCode();
    }
  }
}
