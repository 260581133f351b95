package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.Manifests;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which manifests a command reads. */
final class ManifestOptions {
  @Parameters(
      paramLabel = "MANIFEST",
      arity = "0..*",
      description = {
        "Files or folders with YAML, each one layer: a later",
        "one replaces a field whole (default: stalwart)."
      })
  private List<Path> manifests = List.of();

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "What $${NAME} in a manifest stands for. Repeatable.")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(names = "--strict", description = "Warnings (lints) make the wanted state invalid, too.")
  private boolean strict;

  @Option(
      names = "--trust-server",
      description =
          "Names that this program does not know are warnings: a newer server may know them.")
  private boolean trustServer;

  /** Whether the command line names any. */
  boolean areGiven() {
    return !manifests.isEmpty();
  }

  /** The manifests as the orchestrator takes them. */
  Manifests manifests(Invocation invocation) {
    @Nullable List<Path> layers = manifests.isEmpty() ? List.of(Path.of("stalwart")) : manifests;
    return new Manifests(
        invocation.folder(), layers, variables, invocation.environment(), trustServer, strict);
  }
}
