package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.unicode.CodePoints;
import org.jspecify.annotations.Nullable;

/** Reads a set in brackets, with sets inside and the operations between them. */
final class ClassParser {
  private static final int MAX_DEPTH = 250;
  private static final String UNCLOSED = "unclosed character class";

  private final Cursor cursor;
  private final Flags flags;
  private int open;
  private int deepest;

  ClassParser(Cursor cursor, Flags flags) {
    this.cursor = cursor;
    this.flags = flags;
  }

  /** The set whose open bracket has been read. */
  Syntax parse() throws InvalidRegexException {
    CodePoints set = bracketed();
    return new Syntax.Chars(set, deepest);
  }

  private CodePoints bracketed() throws InvalidRegexException {
    deepest = Math.max(deepest, ++open);
    if (open > MAX_DEPTH) {
      throw new InvalidRegexException(
          "exceed the maximum number of nested parentheses/brackets (" + MAX_DEPTH + ")");
    }
    blanks();
    boolean negated = cursor.skip('^');
    blanks();
    CodePoints set = leading();
    char operator = '|';
    CodePoints left = CodePoints.NONE;
    for (blanks(); !cursor.skip(']'); blanks()) {
      char next = operator();
      if (next == 0) {
        set = set.or(item());
      } else {
        left = applied(operator, left, set);
        operator = next;
        set = CodePoints.NONE;
      }
    }
    open--;
    set = applied(operator, left, set);
    return negated ? Literals.negated(set, flags) : set;
  }

  /** Dashes, and a bracket right after the open one, are themselves. */
  private CodePoints leading() throws InvalidRegexException {
    CodePoints set = CodePoints.NONE;
    while (cursor.skip('-')) {
      set = CodePoints.of('-');
      blanks();
    }
    return set.isEmpty() && cursor.skip(']') ? CodePoints.of(']') : set;
  }

  /** The next operator, which is skipped, or 0. */
  private char operator() {
    for (String operator : new String[] {"&&", "--", "~~"}) {
      if (cursor.skip(operator)) {
        return operator.charAt(0);
      }
    }
    return 0;
  }

  private static CodePoints applied(char operator, CodePoints left, CodePoints right) {
    return switch (operator) {
      case '&' -> left.and(right);
      case '-' -> left.minus(right);
      case '~' -> left.xor(right);
      default -> left.or(right);
    };
  }

  private CodePoints item() throws InvalidRegexException {
    if (cursor.peek() == '[') {
      CodePoints ascii = asciiClass();
      if (ascii != null) {
        return ascii;
      }
      cursor.take(UNCLOSED);
      return bracketed();
    }
    if (cursor.peek() == '\\' && isSet(cursor.peekNext())) {
      cursor.take(UNCLOSED);
      CodePoints set = new EscapeParser(cursor, flags).set();
      refuseRange();
      return set == null ? CodePoints.NONE : set;
    }
    int from = literal();
    blanks();
    if (cursor.peek() != '-' || nextIsEndOrDash()) {
      return Literals.folded(checked(from, from), flags);
    }
    cursor.take(UNCLOSED);
    blanks();
    if (cursor.peek() == '\\' && isSet(cursor.peekNext())) {
      throw notLiteral();
    }
    int to = literal();
    if (from > to) {
      throw new InvalidRegexException(
          "invalid character class range, the start must be <= the end");
    }
    return Literals.folded(checked(from, to), flags);
  }

  private void refuseRange() throws InvalidRegexException {
    blanks();
    if (cursor.peek() == '-' && !nextIsEndOrDash()) {
      throw notLiteral();
    }
  }

  private static InvalidRegexException notLiteral() {
    return new InvalidRegexException("invalid range boundary, must be a literal");
  }

  private boolean nextIsEndOrDash() {
    int start = cursor.position();
    cursor.skip('-');
    blanks();
    int next = cursor.peek();
    cursor.back(start);
    return next == ']' || next == '-';
  }

  private CodePoints checked(int from, int to) throws InvalidRegexException {
    if (!flags.unicode() && to >= 0x80) {
      throw new InvalidRegexException("Unicode not allowed here");
    }
    return CodePoints.range(from, to);
  }

  private int literal() throws InvalidRegexException {
    int c = cursor.take(UNCLOSED);
    if (c != '\\') {
      return c;
    }
    int escaped = cursor.peek();
    if (escaped == 'b' || escaped == 'B' || escaped == 'A' || escaped == 'z') {
      throw new InvalidRegexException("invalid escape sequence found in character class");
    }
    return new EscapeParser(cursor, flags).literal();
  }

  private static boolean isSet(int c) {
    return c >= 0 && "dDsSwWpP".indexOf(c) >= 0;
  }

  /** {@code [:name:]}; null, with nothing skipped, where it is not one. */
  private @Nullable CodePoints asciiClass() throws InvalidRegexException {
    int start = cursor.position();
    if (!cursor.skip("[:")) {
      return null;
    }
    boolean negated = cursor.skip('^');
    StringBuilder name = new StringBuilder();
    while (cursor.peek() >= 'a' && cursor.peek() <= 'z') {
      name.appendCodePoint(cursor.take(UNCLOSED));
    }
    CodePoints set = cursor.skip(":]") ? CharacterClasses.bracketed(name.toString()) : null;
    if (set == null) {
      cursor.back(start);
      return null;
    }
    CodePoints folded = Literals.folded(set, flags);
    return negated ? Literals.negated(folded, flags) : folded;
  }

  private void blanks() {
    cursor.skipBlanks(flags.verbose());
  }
}
