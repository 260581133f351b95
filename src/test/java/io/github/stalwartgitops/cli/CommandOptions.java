package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.report.Screen;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Names the options of a command. */
public final class CommandOptions {
  private CommandOptions() {}

  /** Returns the long names, without the standard options of every command. */
  public static List<String> of(String command) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Invocation invocation =
        new Invocation(
            Path.of(""),
            Map.of(),
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            false,
            false,
            Screen.unlimited());
    return new CommandLine(StalwartGitops.commands(invocation).get(command).get())
        .getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
  }
}
