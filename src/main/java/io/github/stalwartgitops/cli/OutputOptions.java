package io.github.stalwartgitops.cli;

import picocli.CommandLine.Option;

/** How much a command tells. */
final class OutputOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Print problems only.")
  private boolean quiet;

  @Option(names = "--debug", description = "Print each request, and stack traces.")
  private boolean debug;

  boolean quiet() {
    return quiet;
  }

  boolean debug() {
    return debug;
  }
}
