package io.github.stalwartgitops.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text that came from elsewhere harmless for a terminal, and for a pipeline that looks for
 * commands in what it is shown.
 */
public final class Printable {
  private static final int LONGEST = 4_000;

  /**
   * What is a command wherever it stands: of GitHub's runner {@code ##[}, of Azure Pipelines {@code
   * ##vso[}, of TeamCity {@code ##teamcity[}; at the end of a text the bracket may follow.
   */
  private static final Pattern COMMAND =
      Pattern.compile("#(?=#(?:vso|teamcity)?(?:\\[|\\z))", Pattern.CASE_INSENSITIVE);

  private Printable() {}

  /**
   * The text with control characters, bidirectional controls and other invisible characters written
   * as {@code \n}, {@code \t} or <code>&#92;u{…}</code>, so that it takes one line and cannot steer
   * a terminal; and so is the first character of what a pipeline takes for a command: {@code ##[},
   * or {@code ::} at the beginning of a line. Of a very long text the middle is left out, and that
   * is said.
   */
  public static String of(String text) {
    return shortened(text, leadingColons(text));
  }

  /** The same for a text behind something visible, where {@code ::} begins no line. */
  static String inside(String text) {
    return shortened(text, -1);
  }

  /** What {@link #inside} writes for the part from {@code start} to before {@code end}, in full. */
  static String part(String text, int start, int end) {
    return escaped(text, start, end, -1);
  }

  private static String shortened(String text, int colons) {
    return text.length() <= LONGEST
        ? escaped(text, 0, text.length(), colons)
        : escaped(text, 0, LONGEST / 2, colons)
            + " … "
            + (text.length() - LONGEST)
            + " characters left out … "
            + escaped(text, text.length() - LONGEST / 2, text.length(), colons);
  }

  /** Where a text begins with {@code ::}, blanks aside; -1 if it does not. */
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
      boolean commands = i == colons || (c == '#' && command.region(i, text.length()).lookingAt());
      if (isHarmless(c) && !commands) {
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

  /** Whether a character shows as what it is. */
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
