package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.reconcile.Export;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.reconcile.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
      "A plan of that manifest shows no changes."
    },
    footer = {
      "",
      "Example:",
      "  stalwart-gitops export --url https://mail.example.org --out connect.yaml"
    })
final class ExportCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Parameters(
      paramLabel = "OBJECT",
      arity = "0..*",
      description = {
        "The objects to export (default: MtaStageConnect).",
        "SieveSystemScript is among them; without it the",
        "scripts are exported that a field names."
      })
  private List<String> objects = List.of();

  @Option(names = "--all-objects", description = "Export all objects with expression fields.")
  private boolean allObjects;

  @Option(names = "--with-defaults", description = "Also write fields that have their default.")
  private boolean withDefaults;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to a file instead of the standard output.")
  private @Nullable Path out;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only the manifest and problems.")
  private boolean quiet;

  @Mixin private final ServerOptions server = new ServerOptions();

  ExportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() throws IOException {
    Console console = new Console(invocation, quiet, server.debug(), List.of());
    return ServerCommand.run(server, invocation, console, target -> export(target, console));
  }

  private Verdict export(Target target, Console console) throws IOException {
    List<String> defaults = allObjects ? List.of() : List.of(ConnectStage.OBJECT);
    Result<Export> export =
        console
            .reconciler()
            .export(
                target,
                objects.isEmpty() || allObjects ? defaults : objects,
                withDefaults,
                server.liveSchema());
    console.problems(export.problems());
    if (export.isFailure()) {
      return export.verdict();
    }
    if (out == null) {
      console.result(export.value().manifest());
    } else {
      console.write(out, export.value().manifestWithFiles());
      for (Map.Entry<String, String> file : export.value().files().entrySet()) {
        console.write(out.resolveSibling(file.getKey()), file.getValue());
      }
      console.line("Written to " + out + ".");
    }
    return Verdict.DONE;
  }
}
