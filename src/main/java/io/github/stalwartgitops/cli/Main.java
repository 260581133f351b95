package io.github.stalwartgitops.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/** Starts the runner. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Invocation invocation =
        new Invocation(Path.of(""), System.getenv(), out, err, Ansi.AUTO.enabled());
    System.exit(StalwartGitops.run(invocation, arguments));
  }
}
