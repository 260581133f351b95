package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.Manifests;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which manifests a command reads. */
final class ManifestOptions {
  @Parameters(
      paramLabel = "MANIFEST",
      arity = "0..*",
      description = {
        "Files or folders with YAML, or - for the standard",
        "input. Each is a layer: its fields replace those",
        "of earlier layers (default: the folder stalwart)."
      })
  private List<Path> manifests = List.of();

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "The value of $${NAME} in manifests. Repeatable.")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(names = "--strict", description = "Treat warnings (lints) as errors.")
  private boolean strict;

  @Option(
      names = "--trust-server",
      description = {
        "Warn about unknown names instead of refusing them:",
        "a newer server may know them."
      })
  private boolean trustServer;

  /** Returns the paths that the command line names. */
  List<Path> named() {
    return manifests;
  }

  /** Takes paths that are not manifests out. */
  ManifestOptions without(List<Path> others) {
    manifests = manifests.stream().filter(path -> !others.contains(path)).toList();
    return this;
  }

  /** Returns the manifests that the command line names, or the default. */
  Manifests manifests(Invocation invocation) {
    List<Path> layers = manifests.isEmpty() ? List.of(Path.of("stalwart")) : manifests;
    if (Collections.frequency(layers, Path.of("-")) > 1) {
      throw new UsageException("the standard input can be read only once: name - once");
    }
    return new Manifests(
        invocation.folder(),
        layers,
        variables,
        invocation.environment(),
        trustServer,
        strict,
        invocation.in());
  }
}
