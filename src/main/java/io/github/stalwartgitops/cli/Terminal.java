package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.report.Screen;
import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The terminal that a process writes to, if any.
 *
 * @param isPresent whether there is one
 * @param colour whether it shows colours
 * @param live whether it can rewrite a line
 * @param width its columns; 0 if unknown
 * @param charset the characters that it shows
 */
record Terminal(boolean isPresent, boolean colour, boolean live, int width, Charset charset) {
  /**
   * Returns the terminal of this process; {@code NO_COLOR} or {@code TERM=dumb} turn colours off.
   */
  static Terminal ofThisProcess() {
    boolean isPresent = isTerminal(System.console());
    return of(isPresent, System.getenv(), System.getProperties(), isPresent ? columns() : 0);
  }

  /**
   * Returns a terminal.
   *
   * @param columns the width that the terminal reports
   */
  static Terminal of(
      boolean isPresent, Map<String, String> environment, Properties properties, int columns) {
    boolean dumb = "dumb".equals(environment.get("TERM"));
    String encoding =
        properties.getProperty("stdout.encoding", properties.getProperty("sun.stdout.encoding"));
    Charset charset =
        isPresent && encoding != null && Charset.isSupported(encoding)
            ? Charset.forName(encoding)
            : StandardCharsets.UTF_8;
    return new Terminal(
        isPresent,
        Ansi.AUTO.enabled() && !dumb,
        isPresent && !dumb,
        isPresent ? columns : 0,
        charset);
  }

  /** Returns the lines that fit; a file or a pipe has no width and takes UTF-8. */
  Screen screen() {
    return isPresent
        ? new Screen(width, !charset.newEncoder().canEncode("→…"))
        : Screen.unlimited();
  }

  /** Returns a writer to one of its streams. */
  PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, charset);
  }

  /** Since Java 22 a console may be no terminal; only its method isTerminal knows. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJava) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static int columns() {
    CommandSpec asking = CommandSpec.create();
    CommandLine unused = new CommandLine(asking).setUsageHelpAutoWidth(true);
    return asking.usageMessage().width();
  }
}
