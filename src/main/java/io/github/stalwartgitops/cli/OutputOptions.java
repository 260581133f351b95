package io.github.stalwartgitops.cli;

import picocli.CommandLine.Option;

/** How much a command tells. */
final class OutputOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Print problems only.")
  private boolean quiet;

  boolean quiet() {
    return quiet;
  }
}
