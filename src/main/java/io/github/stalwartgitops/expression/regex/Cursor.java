package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.unicode.CodePoints;

/** Walks over a pattern by code points. */
final class Cursor {
  /** What {@link #peek()} gives at the end. */
  static final int END = -1;

  private static final CodePoints WHITE_SPACE = CharacterClasses.WHITE_SPACE;

  private final int[] pattern;
  private int at;

  Cursor(String pattern) {
    this.pattern = pattern.codePoints().toArray();
  }

  int peek() {
    return at < pattern.length ? pattern[at] : END;
  }

  int peekNext() {
    return at + 1 < pattern.length ? pattern[at + 1] : END;
  }

  boolean atEnd() {
    return at == pattern.length;
  }

  int position() {
    return at;
  }

  void back(int position) {
    at = position;
  }

  /** The character that is next, which there must be. */
  int take(String otherwise) throws InvalidRegexException {
    if (atEnd()) {
      throw new InvalidRegexException(otherwise);
    }
    return pattern[at++];
  }

  /** Goes over a character if it is the next one. */
  boolean skip(int c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** Goes over a text if it is next. */
  boolean skip(String text) {
    if (at + text.length() > pattern.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (pattern[at + i] != text.charAt(i)) {
        return false;
      }
    }
    at += text.length();
    return true;
  }

  /** In verbose mode goes over white space and comments. */
  void skipBlanks(boolean verbose) {
    while (verbose && !atEnd()) {
      if (WHITE_SPACE.contains(pattern[at])) {
        at++;
      } else if (pattern[at] == '#') {
        while (!atEnd() && pattern[at] != '\n') {
          at++;
        }
      } else {
        return;
      }
    }
  }

  /** The text up to a character, which is gone over. */
  String takeUntil(int end, String otherwise) throws InvalidRegexException {
    StringBuilder out = new StringBuilder();
    for (int c = take(otherwise); c != end; c = take(otherwise)) {
      out.appendCodePoint(c);
    }
    return out.toString();
  }
}
