package io.github.stalwartgitops.expression;

/** Text in messages as Rust's debug form writes it. */
final class DebugText {
  private DebugText() {}

  /**
   * Appends a text as it is written between quotes.
   *
   * @param quote the quote around it, which is escaped inside
   */
  static void append(StringBuilder out, String text, char quote) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      append(out, c, quote);
      i += Character.charCount(c);
    }
  }

  private static void append(StringBuilder out, int c, char quote) {
    switch (c) {
      case 0 -> out.append("\\0");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (Unicode.isEscapedInDebug(c)) {
          out.append("\\u{").append(Integer.toHexString(c)).append('}');
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }
}
