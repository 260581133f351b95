package io.github.stalwartgitops.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of text inside a shape of a drawing.
 *
 * @param lines from top to bottom
 */
record TextBlock(List<Line> lines) {
  /** The height of a line, in units of the drawing. */
  static final int LINE = 17;

  /** From the top of a line to the foot of its letters. */
  static final int FOOT = 12;

  private static final int SMALLEST = 40;
  private static final int PADDING = 10;
  private static final int MOST = 4;
  private static final int MOST_FORMER = 2;
  private static final int CONTEXT_LEFT = 8;

  TextBlock {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param type its class in the style sheet
   */
  record Line(String text, String type) {}

  /**
   * A text as it is now and, below and faint, as it was. Of long ones the beginning that both share
   * gives way to where they differ.
   */
  static TextBlock of(PathRow.Text text, int letters) {
    int same = text.former().isEmpty() ? 0 : shared(text.now(), text.former());
    String now = from("", same, text.now(), letters, MOST);
    List<Line> lines = new ArrayList<>(lines(now, "code", letters, MOST));
    if (!text.former().isEmpty()) {
      String former = from("was ", same, text.former(), letters, MOST_FORMER);
      lines.addAll(lines(former, "code dull", letters, MOST_FORMER));
    }
    return new TextBlock(lines);
  }

  /** How many UTF-16 units two texts begin with that are the same. */
  private static int shared(String one, String other) {
    int shared = Arrays.mismatch(one.toCharArray(), other.toCharArray());
    return Math.max(0, shared);
  }

  /** The text; where it takes too many lines, from a little before the difference on. */
  private static String from(String begin, int difference, String text, int letters, int most) {
    int start = difference - letters + CONTEXT_LEFT;
    if (start <= 0 || TextLines.of(begin + text, letters, most + 1).size() <= most) {
      return begin + text;
    }
    int blank = text.indexOf(' ', start);
    int word = blank >= 0 && blank + 1 < difference ? blank + 1 : start;
    int whole = Character.isLowSurrogate(text.charAt(word)) ? word + 1 : word;
    return begin + "…" + text.substring(whole);
  }

  static TextBlock faint(String text, int letters) {
    return new TextBlock(lines(text, "dull", letters, MOST));
  }

  private static List<Line> lines(String text, String type, int letters, int most) {
    return TextLines.of(Printable.of(text), letters, most).stream()
        .map(line -> new Line(line, type))
        .toList();
  }

  /** The height of the shape that holds it. */
  int height() {
    return Math.max(SMALLEST, lines.size() * LINE + PADDING);
  }

  /** Writes it in the middle of a shape of some height. */
  void draw(Drawing drawing, int x, int y, int height) {
    int first = y + (height - lines.size() * LINE) / 2 + FOOT;
    for (int i = 0; i < lines.size(); i++) {
      drawing.text(lines.get(i).type(), x, first + i * LINE, lines.get(i).text());
    }
  }
}
