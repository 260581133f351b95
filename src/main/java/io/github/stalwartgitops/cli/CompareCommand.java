package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.CompareRequest;
import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.report.ComparisonText;
import io.github.stalwartgitops.testing.SettingsComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code compare}: searches for differences in what two sets of settings do. */
@Command(
    name = "compare",
    description = {
      "Search connections for which two sets of settings",
      "behave differently. Exits with 2 if there is one."
    },
    footer = {
      "",
      "Examples:",
      "  stalwart-gitops compare old.yaml new.yaml",
      "  stalwart-gitops compare --url https://mail.example.org stalwart"
    })
final class CompareCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..2",
      description = {
        "Two manifests, exports or folders; or one, to",
        "compare it with what a server stores."
      })
  private List<Path> files = List.of();

  @Mixin private final ServerOptions server = new ServerOptions();

  CompareCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() throws IOException {
    Console console = new Console(invocation, false, server.debug(), List.of());
    if (files.size() == 2) {
      if (server.url(Map.of()) != null) {
        throw new UsageException(
            "two files are compared without --url: leave out one of the three");
      }
      return compare(console, manifests(files.get(1)), null, files.get(1).toString());
    }
    return ServerCommand.run(
        server, invocation, console, target -> compare(console, null, target, target.name()));
  }

  private Verdict compare(
      Console console, @Nullable Manifests other, @Nullable Target target, String otherName) {
    Result<SettingsComparison> comparison =
        console.reconciler().compare(new CompareRequest(manifests(files.get(0)), other, target));
    console.problems(comparison.problems());
    if (comparison.isFailure()) {
      return comparison.verdict();
    }
    ComparisonText.lines(comparison.value(), files.get(0).toString(), otherName, console.palette())
        .forEach(console::line);
    return comparison.value().differences().isEmpty() ? Verdict.DONE : Verdict.DRIFT;
  }

  private Manifests manifests(Path file) {
    return new Manifests(
        invocation.folder(), List.of(file), Map.of(), invocation.environment(), false, false);
  }
}
