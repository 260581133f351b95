package io.github.stalwartgitops.cli;

import java.nio.file.Path;

/** Starts the runner. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofThisProcess();
    Invocation invocation =
        new Invocation(
            Path.of(""),
            System.getenv(),
            System.in,
            terminal.writer(System.out),
            terminal.writer(System.err),
            terminal.colour(),
            terminal.live(),
            terminal.screen());
    System.exit(StalwartGitops.run(invocation, arguments));
  }
}
