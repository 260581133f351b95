package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.unicode.CharacterTables;
import io.github.stalwartgitops.expression.unicode.CodePoints;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** Properties of characters as the server's standard library has them, by Unicode 16.0. */
final class Unicode {
  /** Letters that got a case after Unicode 13, the version of Java 17. */
  private static final CodePoints NEW_UPPER =
      CodePoints.ofRanges(
          0x2c2f, 0x2c2f, 0xa7c0, 0xa7c0, 0xa7cb, 0xa7cc, 0xa7d0, 0xa7d0, 0xa7d6, 0xa7d6, 0xa7d8,
          0xa7d8, 0xa7da, 0xa7da, 0xa7dc, 0xa7dc, 0x1c89, 0x1c89, 0x10570, 0x10595, 0x10d50,
          0x10d65);

  private static final CodePoints NEW_LOWER =
      CodePoints.ofRanges(
          0x19b, 0x19b, 0x264, 0x264, 0x1c8a, 0x1c8a, 0x2c5f, 0x2c5f, 0xa7c1, 0xa7c1, 0xa7cd,
          0xa7cd, 0xa7d1, 0xa7d1, 0xa7d7, 0xa7d7, 0xa7d9, 0xa7d9, 0xa7db, 0xa7db, 0x10597, 0x105bc,
          0x10d70, 0x10d85);

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
    return c < 0x80 ? isAsciiLetter(c) : Tables.ALPHABETIC.contains(c);
  }

  static boolean isAlphanumeric(int c) {
    return c < 0x80
        ? isAsciiLetter(c) || (c >= '0' && c <= '9')
        : Tables.ALPHABETIC.contains(c) || Tables.NUMERIC.contains(c);
  }

  static boolean isUppercase(int c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : Tables.UPPERCASE.contains(c);
  }

  static boolean isLowercase(int c) {
    return c < 0x80 ? c >= 'a' && c <= 'z' : Tables.LOWERCASE.contains(c);
  }

  /** Whether Rust's debug form writes its number: unassigned, combining, not printable. */
  static boolean isEscapedInDebug(int c) {
    return c < 0x7f ? c < 0x20 : Tables.ESCAPED.contains(c);
  }

  private static boolean isAsciiLetter(int c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  /** Full case mapping, with what the running Java's Unicode may not have yet. */
  static String toLowercase(String text) {
    return mapped(text.toLowerCase(Locale.ROOT), CharacterTables::lowercase, NEW_UPPER);
  }

  static String toUppercase(String text) {
    return mapped(text.toUpperCase(Locale.ROOT), CharacterTables::uppercase, NEW_LOWER);
  }

  private static String mapped(String text, IntUnaryOperator mapping, CodePoints affected) {
    if (isBelow(text, affected.from(0))) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> affected.contains(c) ? mapping.applyAsInt(c) : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isBelow(String text, int limit) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= limit) {
        return false;
      }
    }
    return true;
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

  /** Read when a text beyond ASCII needs them. */
  private static final class Tables {
    static final CodePoints ALPHABETIC = property("alphabetic");
    static final CodePoints UPPERCASE = property("uppercase");
    static final CodePoints LOWERCASE = property("lowercase");
    static final CodePoints NUMERIC = category("N");

    /** Spacing marks that join the character before them all the same. */
    private static final CodePoints OTHER_GRAPHEME_EXTEND =
        CodePoints.ofRanges(
            0x9be, 0x9be, 0x9d7, 0x9d7, 0xb3e, 0xb3e, 0xb57, 0xb57, 0xbbe, 0xbbe, 0xbd7, 0xbd7,
            0xcc2, 0xcc2, 0xcd5, 0xcd6, 0xd3e, 0xd3e, 0xd57, 0xd57, 0xdcf, 0xdcf, 0xddf, 0xddf,
            0x302e, 0x302f, 0xff9e, 0xff9f);

    static final CodePoints ESCAPED =
        category("C")
            .or(category("Z"))
            .or(category("Mn"))
            .or(category("Me"))
            .or(OTHER_GRAPHEME_EXTEND);

    private static CodePoints property(String name) {
      return Objects.requireNonNull(CharacterTables.property(name), name);
    }

    private static CodePoints category(String name) {
      return Objects.requireNonNull(CharacterTables.category(name), name);
    }
  }
}
