package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.report.Screen;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs a command line in this process, with a folder and an environment of the test. */
final class Runner {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";

  Runner(Path folder) {
    this.folder = folder;
  }

  /** What a run printed, and its exit code. */
  record Result(int exitCode, String out, String err) {}

  Runner with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Sets the standard input of the next runs. */
  Runner withInput(String text) {
    input = text;
    return this;
  }

  Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Invocation invocation =
        new Invocation(
            folder,
            Map.copyOf(environment),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            false,
            Screen.unlimited());
    return new Result(StalwartGitops.run(invocation, arguments), out.toString(), err.toString());
  }
}
