package io.github.stalwartgitops.expression;

import java.util.Locale;

/** Properties of characters as the server's standard library has them. */
final class Unicode {
  private Unicode() {}

  static boolean isWhiteSpace(int c) {
    if (c < 0x80) {
      return c == ' ' || (c >= 9 && c <= 13);
    }
    return c == 0x85
        || c == 0xa0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200a)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202f
        || c == 0x205f
        || c == 0x3000;
  }

  static boolean isAlphabetic(int c) {
    return Character.isAlphabetic(c);
  }

  static boolean isAlphanumeric(int c) {
    if (Character.isAlphabetic(c)) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /** Whether Rust's debug form writes it as a number: unassigned, combining, not printable. */
  static boolean isEscapedInDebug(int c) {
    if (c < 0x7f) {
      return c < 0x20;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  static boolean isUppercase(int c) {
    return Character.isUpperCase(c);
  }

  static boolean isLowercase(int c) {
    return Character.isLowerCase(c);
  }

  static String toLowercase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String toUppercase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  static String trim(String text) {
    return trimStart(trimEnd(text));
  }

  static String trimStart(String text) {
    int start = 0;
    while (start < text.length() && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  static String trimEnd(String text) {
    int end = text.length();
    while (end > 0 && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  static long utf8Length(String text) {
    long length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        length += c >= 0x800 && !Character.isSurrogate(c) ? 2 : 1;
      }
    }
    return length;
  }
}
