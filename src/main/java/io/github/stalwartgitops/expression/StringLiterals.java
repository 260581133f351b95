package io.github.stalwartgitops.expression;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns text into string literals and finds them.
 *
 * <p>A literal keeps every backslash and has no escape for its own quote, so some texts cannot be
 * written: those that end in a backslash, and those in which {@code n}, {@code r} or {@code t}
 * follows one, because the literal then holds a control character in its place.
 */
public final class StringLiterals {
  private StringLiterals() {}

  /**
   * An expression whose value is the text: one literal, or several joined by {@code +} where both
   * quotes occur. Empty where the language cannot express it.
   */
  public static Optional<String> quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    int start = 0;
    do {
      char quote = quoteFor(text, start);
      int end = endOfPiece(text, start, quote);
      if (end < 0) {
        return Optional.empty();
      }
      out.append(start == 0 ? "" : " + ").append(quote).append(text, start, end).append(quote);
      start = end;
    } while (start < text.length());
    return Optional.of(out.toString());
  }

  /**
   * Whether a text may be put inside a literal of the given quote and be itself there.
   *
   * @param text what to put there
   * @param quote {@code '} or {@code "}
   */
  public static boolean fits(String text, char quote) {
    return endOfPiece(text, 0, quote) == text.length();
  }

  /**
   * The quote of the literal that an offset is in, if it is in one.
   *
   * @param text an expression text, perhaps with faults elsewhere
   * @param offset in UTF-16 units; the quotes themselves are outside of the literal, the offset of
   *     the closing one is inside
   * @return {@code '} or {@code "}, or empty outside of a literal and after a closing brace
   */
  public static OptionalInt quoteAt(String text, int offset) {
    int at = 0;
    while (at < offset) {
      char c = text.charAt(at);
      if (c == '}') {
        return OptionalInt.empty();
      }
      if (c == '\'' || c == '"') {
        int end = closing(text, at + 1, c);
        if (offset <= end) {
          return OptionalInt.of(c);
        }
        at = end + 1;
      } else {
        at += length(text, at);
      }
    }
    return OptionalInt.empty();
  }

  /** How many units the token at a place outside of a literal has: "=" takes its next unit. */
  private static int length(String text, int at) {
    char c = text.charAt(at);
    boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == '=';
    return c == '=' || ((c == '!' || c == '<' || c == '>') && doubled) ? 2 : 1;
  }

  private static int closing(String text, int from, char quote) {
    boolean escaped = false;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote && !escaped) {
        return at;
      }
      escaped = c == '\\';
    }
    return text.length();
  }

  /** The quote that reaches further, the single one if they reach equally far. */
  private static char quoteFor(String text, int start) {
    int single = text.indexOf('\'', start);
    int twofold = text.indexOf('"', start);
    return single >= 0 && (twofold < 0 || twofold > single) ? '"' : '\'';
  }

  /** Where a literal of that quote has to stop, or -1 where it cannot express the text. */
  private static int endOfPiece(String text, int start, char quote) {
    boolean escaped = false;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (escaped && (c == 'n' || c == 'r' || c == 't')) {
        return -1;
      }
      if (c == quote && !escaped) {
        return at;
      }
      escaped = c == '\\';
    }
    return escaped ? -1 : text.length();
  }
}
