package io.github.stalwartgitops.expression;

/** Text in messages as Rust's debug form writes it. */
final class DebugText {
  private DebugText() {}

  /** In double quotes. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> append(out, c, '"'));
    return out.append('"').toString();
  }

  /** One character in single quotes. */
  static String quoted(int c) {
    StringBuilder out = new StringBuilder(10).append('\'');
    append(out, c, '\'');
    return out.append('\'').toString();
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
