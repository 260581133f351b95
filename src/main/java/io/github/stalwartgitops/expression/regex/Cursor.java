package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.unicode.CodePoints;

/** Walks over a pattern by code points. */
final class Cursor {
  /** What {@link #peek()} gives at the end. */
  static final int END = -1;

  private static final CodePoints WHITE_SPACE = CharacterClasses.WHITE_SPACE;

  private final String pattern;
  private int at;

  Cursor(String pattern) {
    this.pattern = pattern;
  }

  int peek() {
    return at < pattern.length() ? pattern.codePointAt(at) : END;
  }

  int peekNext() {
    int next = at < pattern.length() ? at + Character.charCount(pattern.codePointAt(at)) : at;
    return next < pattern.length() ? pattern.codePointAt(next) : END;
  }

  boolean atEnd() {
    return at == pattern.length();
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
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  /** Skips a character if it is the next one. */
  boolean skip(int c) {
    if (peek() != c) {
      return false;
    }
    at += Character.charCount(c);
    return true;
  }

  /** Skips a text if it is next. */
  boolean skip(String text) {
    boolean follows = pattern.startsWith(text, at);
    at += follows ? text.length() : 0;
    return follows;
  }

  /** Skips white space and comments in verbose mode. */
  void skipBlanks(boolean verbose) {
    while (verbose && !atEnd()) {
      if (WHITE_SPACE.contains(pattern.charAt(at))) {
        at++;
      } else if (pattern.charAt(at) == '#') {
        while (!atEnd() && pattern.charAt(at) != '\n') {
          at++;
        }
      } else {
        return;
      }
    }
  }

  /** The text up to a character, which is skipped. */
  String takeUntil(int end, String otherwise) throws InvalidRegexException {
    StringBuilder out = new StringBuilder();
    for (int c = take(otherwise); c != end; c = take(otherwise)) {
      out.appendCodePoint(c);
    }
    return out.toString();
  }
}
