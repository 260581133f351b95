package io.github.stalwartgitops.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lines are shown on.
 *
 * @param width how many columns it has; 0 where it has no end, such as a file
 * @param ascii whether it shows ASCII only
 */
public record Screen(int width, boolean ascii) {
  private static final int NARROWEST = 40;
  private static final int FARTHEST_INDENT = 24;
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern EXCERPT = Pattern.compile("^ *\\d* \\| ");
  private static final Pattern AFTER_ARROW = Pattern.compile("^(→|->) +");
  private static final Pattern ARROW = Pattern.compile(" +(?=(→|->) )");

  /** What a pipeline would obey at the beginning of a line. */
  private static final Pattern COMMAND = Pattern.compile(" *::");

  private static final Pattern COLUMN = Pattern.compile(" {2,}(?=\\S)");
  private static final Map<String, String> PLAIN =
      Map.of("→", "->", "…", "...", "·", "-", "“", "\"", "”", "\"", "–", "-", "✓", "*");

  /** Something without an end that shows every character. */
  public static Screen endless() {
    return new Screen(0, false);
  }

  /** The lines so that they fit: broken at blanks, continued below the text they begin with. */
  public List<String> fit(List<String> lines) {
    List<String> fitting = new ArrayList<>();
    for (String line : lines) {
      wrap(ascii ? plain(line) : line, fitting);
    }
    return fitting;
  }

  /** The text in ASCII; what has no likeness there is written as <code>&#92;u{…}</code>. */
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
    boolean fits = width < NARROWEST || visible(line) <= width;
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

  /** Where the text of a line begins, behind its labels. */
  private static int indent(String line) {
    String bare = COLOUR.matcher(line).replaceAll("");
    int indent = bare.length() - bare.stripLeading().length() + 2;
    Matcher column = COLUMN.matcher(bare);
    while (column.find() && column.start() <= FARTHEST_INDENT) {
      indent = column.end();
    }
    return indent;
  }

  /** The last arrow that still fits, else the last blank, behind the indent; -1 for neither. */
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

  /** How many columns a line takes. */
  static int visible(String line) {
    return LetterWidth.of(COLOUR.matcher(line).replaceAll(""));
  }
}
