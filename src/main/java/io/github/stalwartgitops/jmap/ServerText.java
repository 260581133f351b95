package io.github.stalwartgitops.jmap;

/**
 * Makes text from a server fit to be shown: one line of limited length, without characters that
 * steer a terminal or turn the reading direction.
 */
public final class ServerText {
  private ServerText() {}

  /**
   * The text with line breaks and tabs as spaces and other control and format characters as {@code
   * U+FFFD}.
   *
   * @param limit how many UTF-16 units are kept at most; an ellipsis follows where more was there
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
