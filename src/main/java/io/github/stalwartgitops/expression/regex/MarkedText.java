package io.github.stalwartgitops.expression.regex;

/**
 * A text in which every character stands between two marks, so that RE2/J's own assertions, which
 * know only ASCII words and LF, hold exactly where those of the pattern hold.
 *
 * <p>An assertion is always judged between the mark behind one character and the mark before the
 * next: a word mark on one side makes a word boundary, LF behind a character the start of a line,
 * LF before one its end. A place cannot be all three, for a boundary has a word next to it and an
 * empty line has none.
 */
final class MarkedText {
  private static final char PLAIN = '-';
  private static final char WORD = 'w';
  private static final char LINE = '\n';

  private MarkedText() {}

  static String of(String text, Assertions assertions) {
    StringBuilder marked = new StringBuilder(text.length() * 3);
    int before = -1;
    for (int at = 0; at < text.length(); at += Character.charCount(before)) {
      int next = text.codePointAt(at);
      appendPlace(marked, assertions, before, next);
      marked.appendCodePoint(next);
      before = next;
    }
    if (before != -1) {
      appendPlace(marked, assertions, before, -1);
    }
    return marked.toString();
  }

  /** The marks at a place; the ends of the text need only the mark that is inside. */
  private static void appendPlace(
      StringBuilder marked, Assertions assertions, int before, int after) {
    boolean boundary = assertions.holdsBetween(before, after);
    boolean start = assertions.lineStartsBetween(before, after);
    boolean end = assertions.lineEndsBetween(before, after);
    if (before != -1) {
      marked.append(start ? LINE : boundary && end ? WORD : PLAIN);
    }
    if (after != -1) {
      marked.append(end ? LINE : boundary ? WORD : PLAIN);
    }
  }

  /** The characters of a marked text without their marks. */
  static String unmarked(String marked) {
    StringBuilder text = new StringBuilder(marked.length() / 3 + 1);
    for (int at = 1; at < marked.length(); ) {
      int c = marked.codePointAt(at);
      text.appendCodePoint(c);
      at += Character.charCount(c) + 2;
    }
    return text.toString();
  }
}
