package io.github.stalwartgitops.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines for a drawing, which cannot do that itself. Widths are in letters; those
 * of East Asia and pictures take two.
 */
final class TextLines {
  private static final int[][] WIDE = {
    {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
    {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f000, 0x1faff}, {0x20000, 0x3fffd}
  };

  private TextLines() {}

  /**
   * The lines of a text, at a blank where there is one near the end of the line. What does not fit
   * is left out, which an ellipsis says.
   *
   * @param width the most letters of a line
   * @param most how many lines there may be
   */
  static List<String> of(String text, int width, int most) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = end(text, from, width);
      if (end < text.length() && lines.size() == most - 1) {
        lines.add(text.substring(from, end(text, from, width - 1)) + "…");
        break;
      }
      int blank = end < text.length() ? text.lastIndexOf(' ', end) : -1;
      if (blank > from + (end - from) / 2) {
        lines.add(text.substring(from, blank));
        from = blank + 1;
      } else {
        lines.add(text.substring(from, end));
        from = end;
      }
    }
    return lines;
  }

  /** How many letters wide a text shows. */
  static int width(String text) {
    return text.codePoints().map(TextLines::width).sum();
  }

  /** The end of what fits, never inside a letter; past the first letter in any case. */
  private static int end(String text, int from, int width) {
    int end = from;
    int left = width;
    while (end < text.length()) {
      int letter = text.codePointAt(end);
      left -= width(letter);
      if (left < 0 && end > from) {
        break;
      }
      end += Character.charCount(letter);
    }
    return end;
  }

  private static int width(int letter) {
    switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> {
        return 0;
      }
      default -> {
        for (int[] range : WIDE) {
          if (letter >= range[0] && letter <= range[1]) {
            return 2;
          }
        }
        return 1;
      }
    }
  }
}
