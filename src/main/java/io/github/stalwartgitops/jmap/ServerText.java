package io.github.stalwartgitops.jmap;

/**
 * Makes text from a server safe to show: one line of limited length, without characters that
 * control a terminal or change the writing direction.
 */
public final class ServerText {
  private ServerText() {}

  /**
   * Returns the text with line breaks and tabs replaced by spaces, and other control and format
   * characters by {@code U+FFFD}.
   *
   * @param limit the maximum length in UTF-16 units; longer text is cut and ends in an ellipsis
   */
  public static String of(String text, int limit) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), limit) + 1);
    for (int i = 0; i < text.length() && shown.length() < limit; ) {
      int character = text.codePointAt(i);
      shown.appendCodePoint(shown(character));
      i += Character.charCount(character);
    }
    return text.length() > limit ? shown.append('…').toString() : shown.toString();
  }

  private static int shown(int character) {
    if (character == '\n' || character == '\r' || character == '\t') {
      return ' ';
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          '\uFFFD';
      default -> character;
    };
  }
}
