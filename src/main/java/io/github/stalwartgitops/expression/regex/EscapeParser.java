package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.regex.Syntax.Assertion;
import io.github.stalwartgitops.expression.unicode.CodePoints;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what follows a backslash. */
final class EscapeParser {
  private static final String INCOMPLETE =
      "incomplete escape sequence, reached end of pattern prematurely";

  private final Cursor cursor;
  private final Flags flags;

  EscapeParser(Cursor cursor, Flags flags) {
    this.cursor = cursor;
    this.flags = flags;
  }

  /** Outside of brackets: a set, a literal or an assertion. */
  Syntax syntax() throws InvalidRegexException {
    CodePoints set = set();
    if (set != null) {
      return new Syntax.Chars(set, 0);
    }
    Assertion assertion = assertion();
    return assertion == null ? Literals.of(literal(), flags) : assertion;
  }

  /** A set such as {@code \d} or {@code \p{L}}, case folded; null where none is next. */
  @Nullable CodePoints set() throws InvalidRegexException {
    int c = cursor.peek();
    boolean unicode = flags.unicode();
    CodePoints set;
    switch (c) {
      case 'd', 'D' -> set = CharacterClasses.digit(unicode);
      case 's', 'S' -> set = CharacterClasses.space(unicode);
      case 'w', 'W' -> set = CharacterClasses.word(unicode);
      case 'p', 'P' -> {
        cursor.take(INCOMPLETE);
        return property(c == 'P');
      }
      default -> {
        return null;
      }
    }
    cursor.take(INCOMPLETE);
    return c < 'a' ? Literals.negated(set, flags) : set;
  }

  private CodePoints property(boolean negated) throws InvalidRegexException {
    int first = cursor.take(INCOMPLETE);
    String query = first == '{' ? cursor.takeUntil('}', INCOMPLETE) : Character.toString(first);
    if (!flags.unicode()) {
      throw new InvalidRegexException("Unicode not allowed here");
    }
    CodePoints set = Literals.folded(CharacterClasses.property(query), flags);
    return negated ? set.negated() : set;
  }

  private @Nullable Assertion assertion() throws InvalidRegexException {
    int c = cursor.peek();
    Assertion.Kind kind =
        switch (c) {
          case 'A' -> Assertion.Kind.TEXT_START;
          case 'z' -> Assertion.Kind.TEXT_END;
          case 'b' -> forWords(Assertion.Kind.WORD_BOUNDARY, Assertion.Kind.ASCII_WORD_BOUNDARY);
          case 'B' ->
              forWords(Assertion.Kind.NOT_WORD_BOUNDARY, Assertion.Kind.ASCII_NOT_WORD_BOUNDARY);
          case '<' -> forWords(Assertion.Kind.WORD_START, Assertion.Kind.ASCII_WORD_START);
          case '>' -> forWords(Assertion.Kind.WORD_END, Assertion.Kind.ASCII_WORD_END);
          default -> null;
        };
    if (kind == null) {
      return null;
    }
    cursor.take(INCOMPLETE);
    return new Assertion(c == 'b' && cursor.peek() == '{' ? namedBoundary(kind) : kind);
  }

  private Assertion.Kind forWords(Assertion.Kind unicode, Assertion.Kind ascii) {
    return flags.unicode() ? unicode : ascii;
  }

  /** {@code \b{start}} and its like; anything but a name after {@code \b} is a repetition. */
  private Assertion.Kind namedBoundary(Assertion.Kind plain) throws InvalidRegexException {
    int start = cursor.position();
    cursor.take(INCOMPLETE);
    int next = cursor.peek();
    if (!(next == '-' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'))) {
      cursor.back(start);
      return plain;
    }
    String name = cursor.takeUntil('}', "special word boundary assertion is unclosed");
    return switch (name) {
      case "start" -> forWords(Assertion.Kind.WORD_START, Assertion.Kind.ASCII_WORD_START);
      case "end" -> forWords(Assertion.Kind.WORD_END, Assertion.Kind.ASCII_WORD_END);
      case "start-half" ->
          forWords(Assertion.Kind.WORD_START_HALF, Assertion.Kind.ASCII_WORD_START_HALF);
      case "end-half" -> forWords(Assertion.Kind.WORD_END_HALF, Assertion.Kind.ASCII_WORD_END_HALF);
      default -> throw new InvalidRegexException("unrecognized special word boundary assertion");
    };
  }

  /** A single character. */
  int literal() throws InvalidRegexException {
    int c = cursor.take(INCOMPLETE);
    return switch (c) {
      case 'a' -> 7;
      case 'f' -> '\f';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'v' -> 0x0b;
      case 'x' -> hexadecimal(2);
      case 'u' -> hexadecimal(4);
      case 'U' -> hexadecimal(8);
      default -> {
        if (c >= '0' && c <= '9') {
          throw new InvalidRegexException(
              InvalidRegexException.Reason.BACKREFERENCE, "backreferences are not supported");
        }
        if (c >= 0x80 || Character.isLetter(c) || c == '<' || c == '>') {
          throw new InvalidRegexException("unrecognized escape sequence");
        }
        yield c;
      }
    };
  }

  private int hexadecimal(int digits) throws InvalidRegexException {
    String number;
    if (cursor.skip('{')) {
      number = cursor.takeUntil('}', INCOMPLETE);
    } else {
      StringBuilder fixed = new StringBuilder();
      for (int i = 0; i < digits; i++) {
        fixed.appendCodePoint(cursor.take(INCOMPLETE));
      }
      number = fixed.toString();
    }
    int c = value(number.toLowerCase(Locale.ROOT));
    if (!flags.unicode() && digits == 2 && c >= 0x80 && c <= 0xff) {
      throw Literals.invalidUtf8();
    }
    return c;
  }

  private static int value(String number) throws InvalidRegexException {
    boolean valid =
        !number.isEmpty() && number.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
    if (!valid) {
      throw new InvalidRegexException(
          number.isEmpty() ? "hexadecimal literal empty" : "invalid hexadecimal digit");
    }
    String significant = number.replaceFirst("^0+(?=.)", "");
    int c = significant.length() > 6 ? -1 : Integer.parseInt(significant, 16);
    if (c < 0 || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) {
      throw new InvalidRegexException("hexadecimal literal is not a Unicode scalar value");
    }
    return c;
  }
}
