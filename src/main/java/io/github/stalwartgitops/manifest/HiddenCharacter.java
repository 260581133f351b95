package io.github.stalwartgitops.manifest;

/**
 * Characters that are invisible in an editor, but change the meaning of a file or the way it is
 * displayed. Tabs and the line ends CR and LF are not among them.
 */
final class HiddenCharacter {
  private HiddenCharacter() {}

  /** Returns the index of the first one in a text, or -1. */
  static int firstIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (is(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether it is one; all of them are in the basic plane. */
  static boolean is(int codePoint) {
    return isControl(codePoint)
        || isBidirectional(codePoint)
        || isLineSeparator(codePoint)
        || codePoint == 0xFEFF
        || codePoint == 0xFFFE
        || codePoint == 0xFFFF;
  }

  /** Returns a sentence about it, such as "U+0007 is a control character". */
  static String describe(int codePoint) {
    String kind = "a character";
    if (isControl(codePoint)) {
      kind = "a control character";
    } else if (isBidirectional(codePoint)) {
      kind = "an invisible character that changes the direction of text";
    } else if (isLineSeparator(codePoint)) {
      kind = "a line separator that editors do not show";
    } else if (codePoint == 0xFEFF) {
      kind = "a byte order mark inside the text";
    }
    return String.format("U+%04X is %s", codePoint, kind);
  }

  private static boolean isControl(int c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0 && c != 0x85);
  }

  private static boolean isLineSeparator(int c) {
    return c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** Unicode's property Bidi_Control. */
  private static boolean isBidirectional(int c) {
    return c == 0x61C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
