package io.github.stalwartgitops.report;

/** Makes text that came from elsewhere harmless for a terminal. */
final class Printable {
  private static final int LONGEST = 4_000;

  private Printable() {}

  /**
   * The text with control characters, bidirectional controls and other invisible characters written
   * as {@code \n}, {@code \t} or <code>&#92;u{…}</code>, so that it takes one line and cannot steer
   * a terminal. Of a very long text the middle is left out, and that is said.
   */
  static String of(String text) {
    return text.length() <= LONGEST
        ? escaped(text)
        : escaped(text.substring(0, LONGEST / 2))
            + " … "
            + (text.length() - LONGEST)
            + " characters left out … "
            + escaped(text.substring(text.length() - LONGEST / 2));
  }

  /** The text as {@link #of} writes it, in full. */
  private static String escaped(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isHarmless(c)) {
        if (out != null) {
          out.appendCodePoint(c);
        }
      } else {
        out = out != null ? out : new StringBuilder(text.length() + 8).append(text, 0, i);
        escape(out, c);
      }
      i = next;
    }
    return out == null ? text : out.toString();
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
