package io.github.stalwartgitops.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text from users and servers harmless for terminals, and for pipelines that look for
 * commands in logs.
 */
public final class Printable {
  private static final int MAX_LENGTH = 4_000;

  /**
   * Commands that are recognized anywhere in a line: {@code ##[} of GitHub Actions, {@code ##vso[}
   * of Azure Pipelines, {@code ##teamcity[} of TeamCity. At the end of a text, the bracket may
   * follow in the next text.
   */
  private static final Pattern COMMAND =
      Pattern.compile("#(?=#(?:vso|teamcity)?(?:\\[|\\z))", Pattern.CASE_INSENSITIVE);

  private Printable() {}

  /**
   * Returns the text as one line, in which control characters, bidirectional controls and other
   * invisible characters are written as {@code \n}, {@code \t} or <code>&#92;u{…}</code>. The first
   * character of commands for pipelines is escaped too: {@code ##[}, and {@code ::} at the
   * beginning of a line. A note replaces the middle of a very long text.
   */
  public static String of(String text) {
    return shortened(text, leadingColons(text));
  }

  /** Returns the same for a text that does not begin a line, so that {@code ::} is harmless. */
  static String inside(String text) {
    return shortened(text, -1);
  }

  /** Returns {@link #inside} for the part from {@code start} up to {@code end}, in full. */
  static String part(String text, int start, int end) {
    return escaped(text, start, end, -1);
  }

  private static String shortened(String text, int colons) {
    return text.length() <= MAX_LENGTH
        ? escaped(text, 0, text.length(), colons)
        : escaped(text, 0, MAX_LENGTH / 2, colons)
            + " … "
            + (text.length() - MAX_LENGTH)
            + " characters left out … "
            + escaped(text, text.length() - MAX_LENGTH / 2, text.length(), colons);
  }

  /** Returns the index of {@code ::} at the beginning of a text after white space, or -1. */
  private static int leadingColons(String text) {
    int i = 0;
    while (i < text.length() && Character.isSpaceChar(text.charAt(i))) {
      i++;
    }
    return text.startsWith("::", i) ? i : -1;
  }

  private static String escaped(String text, int start, int end, int colons) {
    Matcher command = COMMAND.matcher(text);
    StringBuilder out = null;
    for (int i = start; i < end; ) {
      int c = i + 1 < end ? text.codePointAt(i) : text.charAt(i);
      int next = i + Character.charCount(c);
      boolean isCommand = i == colons || (c == '#' && command.region(i, text.length()).lookingAt());
      if (isHarmless(c) && !isCommand) {
        if (out != null) {
          out.appendCodePoint(c);
        }
      } else {
        out = out != null ? out : new StringBuilder(end - start + 8).append(text, start, i);
        escape(out, c);
      }
      i = next;
    }
    return out == null ? text.substring(start, end) : out.toString();
  }

  /** Returns whether a character is visible and has no effect on others. */
  static boolean isHarmless(int c) {
    if (c < 0x7f) {
      return c >= 0x20;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }

  private static void escape(StringBuilder out, int c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u{").append(Integer.toHexString(c)).append('}');
    }
  }
}
