package io.github.stalwartgitops.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines for a drawing, which cannot do that itself. Widths are those of {@link
 * LetterWidth}.
 */
final class TextLines {
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

  /** The end of what fits, never inside a letter; past the first letter in any case. */
  private static int end(String text, int from, int width) {
    int end = from;
    int left = width;
    while (end < text.length()) {
      int letter = text.codePointAt(end);
      left -= LetterWidth.of(letter);
      if (left < 0 && end > from) {
        break;
      }
      end += Character.charCount(letter);
    }
    return end;
  }
}
