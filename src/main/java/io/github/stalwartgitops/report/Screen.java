package io.github.stalwartgitops.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fits lines to a terminal.
 *
 * @param width the number of columns; 0 if unlimited, such as in a file
 * @param ascii whether the terminal only shows ASCII
 */
public record Screen(int width, boolean ascii) {
  private static final int MIN_WIDTH = 40;
  private static final int MAX_INDENT = 24;
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern EXCERPT = Pattern.compile("^ *\\d* \\| ");
  private static final Pattern AFTER_ARROW = Pattern.compile("^(→|->) +");
  private static final Pattern ARROW = Pattern.compile(" +(?=(→|->) )");

  /** A command for a pipeline if it begins a line. */
  private static final Pattern COMMAND = Pattern.compile(" *::");

  private static final Pattern COLUMN = Pattern.compile(" {2,}(?=\\S)");
  private static final Map<String, String> PLAIN =
      Map.of("→", "->", "…", "...", "·", "-", "“", "\"", "”", "\"", "–", "-", "✓", "*");

  /** Returns a screen of unlimited width that shows every character. */
  public static Screen unlimited() {
    return new Screen(0, false);
  }

  /** Wraps lines at blanks; continuation lines are indented to the text of their first line. */
  public List<String> fit(List<String> lines) {
    List<String> fitting = new ArrayList<>();
    for (String line : lines) {
      wrap(ascii ? plain(line) : line, fitting);
    }
    return fitting;
  }

  /**
   * Returns the line in ASCII; other characters are replaced or written as <code>&#92;u{…}</code>.
   */
  private static String plain(String line) {
    String known = line;
    for (Map.Entry<String, String> sign : PLAIN.entrySet()) {
      known = known.replace(sign.getKey(), sign.getValue());
    }
    StringBuilder out = new StringBuilder();
    known
        .codePoints()
        .forEach(
            c -> {
              if (c < 0x80) {
                out.append((char) c);
              } else {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
              }
            });
    return out.toString();
  }

  private void wrap(String line, List<String> lines) {
    boolean fits = width < MIN_WIDTH || visible(line) <= width;
    if (fits || EXCERPT.matcher(COLOUR.matcher(line).replaceAll("")).find()) {
      lines.add(line);
      return;
    }
    String indent = " ".repeat(Math.min(indent(line), width / 2));
    String rest = line;
    while (visible(rest) > width) {
      int end = breakBefore(rest, indent.length());
      if (end < 0) {
        break;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      String next = rest.substring(end).stripLeading();
      rest = indent + AFTER_ARROW.matcher(next).replaceFirst("$1 ");
    }
    lines.add(rest);
  }

  /** Returns the column at which the text of a line begins, after its labels. */
  private static int indent(String line) {
    String bare = COLOUR.matcher(line).replaceAll("");
    int indent = bare.length() - bare.stripLeading().length() + 2;
    Matcher column = COLUMN.matcher(bare);
    while (column.find() && column.start() <= MAX_INDENT) {
      indent = column.end();
    }
    return indent;
  }

  /** Returns the index of the last arrow that fits, or else of the last blank that fits, or -1. */
  private int breakBefore(String line, int indent) {
    int column = 0;
    int found = -1;
    int arrow = -1;
    Matcher colour = COLOUR.matcher(line);
    Matcher beforeArrow = ARROW.matcher(line);
    for (int i = 0; i < line.length() && column <= width; ) {
      if (colour.region(i, line.length()).lookingAt()) {
        i = colour.end();
        continue;
      }
      if (line.charAt(i) == ' '
          && column > indent
          && !COMMAND.matcher(line).region(i, line.length()).lookingAt()) {
        found = i;
        arrow = beforeArrow.region(i, line.length()).lookingAt() ? i : arrow;
      }
      int letter = line.codePointAt(i);
      i += Character.charCount(letter);
      column += LetterWidth.of(letter);
    }
    return arrow < 0 ? found : arrow;
  }

  /** Returns the number of columns that a line takes. */
  static int visible(String line) {
    return LetterWidth.of(COLOUR.matcher(line).replaceAll(""));
  }
}
