package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.regex.Syntax.Assertion;
import io.github.stalwartgitops.expression.unicode.CodePoints;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the syntax of Rust's {@code regex} crate. */
final class RegexParser {
  private static final int MAX_DEPTH = 250;

  private final Cursor cursor;
  private final Set<String> names = new HashSet<>();
  private Flags flags = Flags.DEFAULT;
  private int open;
  private int groups = 1;

  private RegexParser(String pattern) {
    cursor = new Cursor(pattern);
  }

  /**
   * A parsed pattern.
   *
   * @param syntax its tree
   * @param groups how many groups capture, the whole hit included
   */
  record Parsed(Syntax syntax, int groups) {}

  static Parsed parse(String pattern) throws InvalidRegexException {
    RegexParser parser = new RegexParser(pattern);
    Syntax syntax = parser.alternation();
    if (!parser.cursor.atEnd()) {
      throw new InvalidRegexException("unopened group");
    }
    return new Parsed(syntax, parser.groups);
  }

  private Syntax alternation() throws InvalidRegexException {
    List<Syntax> branches = new ArrayList<>();
    branches.add(concat());
    while (cursor.skip('|')) {
      branches.add(concat());
    }
    return checked(branches.size() == 1 ? branches.get(0) : new Syntax.Alternation(branches));
  }

  private Syntax concat() throws InvalidRegexException {
    List<Syntax> items = new ArrayList<>();
    cursor.skipBlanks(flags.verbose());
    while (!cursor.atEnd() && cursor.peek() != '|' && cursor.peek() != ')') {
      Syntax item = atom();
      cursor.skipBlanks(flags.verbose());
      items.add(repeated(item));
      cursor.skipBlanks(flags.verbose());
    }
    if (items.size() == 1) {
      return items.get(0);
    }
    return items.isEmpty() ? new Syntax.Empty() : checked(new Syntax.Concat(items));
  }

  private Syntax repeated(Syntax item) throws InvalidRegexException {
    Syntax repeated = item;
    while (isQuantifier(cursor.peek())) {
      if (repeated instanceof Syntax.Empty) {
        throw missingOperand();
      }
      repeated = checked(quantified(repeated));
      cursor.skipBlanks(flags.verbose());
    }
    return repeated;
  }

  private static boolean isQuantifier(int c) {
    return c == '*' || c == '+' || c == '?' || c == '{';
  }

  private Syntax quantified(Syntax body) throws InvalidRegexException {
    int min = 0;
    int max = -1;
    switch (cursor.take("")) {
      case '+' -> min = 1;
      case '?' -> max = 1;
      case '{' -> {
        min = count();
        max = min;
        if (cursor.skip(',')) {
          cursor.skipBlanks(flags.verbose());
          max = cursor.peek() == '}' ? -1 : count();
        }
        if (!cursor.skip('}')) {
          throw new InvalidRegexException("unclosed counted repetition");
        }
        if (max >= 0 && min > max) {
          throw new InvalidRegexException(
              "invalid repetition count range, the start must be <= the end");
        }
      }
      default -> {}
    }
    boolean lazy = cursor.skip('?');
    return new Syntax.Repetition(body, min, max, lazy == flags.swapGreed());
  }

  private int count() throws InvalidRegexException {
    cursor.skipBlanks(flags.verbose());
    if (cursor.atEnd()) {
      throw new InvalidRegexException("unclosed counted repetition");
    }
    long count = 0;
    int start = cursor.position();
    while (cursor.peek() >= '0' && cursor.peek() <= '9' && count <= Integer.MAX_VALUE) {
      count = count * 10 + cursor.take("") - '0';
    }
    if (cursor.position() == start || count > Integer.MAX_VALUE) {
      throw new InvalidRegexException("repetition quantifier expects a valid decimal");
    }
    cursor.skipBlanks(flags.verbose());
    return (int) count;
  }

  private Syntax atom() throws InvalidRegexException {
    int c = cursor.take("");
    return switch (c) {
      case '(' -> group();
      case '[' -> new ClassParser(cursor, flags).parse();
      case '\\' -> new EscapeParser(cursor, flags).syntax();
      case '.' -> dot();
      case '^' -> anchor(true);
      case '$' -> anchor(false);
      case '*', '+', '?', '{' -> throw missingOperand();
      default -> Literals.of(c, flags);
    };
  }

  private static InvalidRegexException missingOperand() {
    return new InvalidRegexException("repetition operator missing expression");
  }

  private Syntax dot() throws InvalidRegexException {
    if (!flags.unicode()) {
      throw Literals.invalidUtf8();
    }
    CodePoints lineEnds =
        flags.crlf() ? CodePoints.ofRanges('\n', '\n', '\r', '\r') : CodePoints.of('\n');
    return new Syntax.Chars(flags.dotMatchesNewline() ? CodePoints.ALL : lineEnds.negated(), 0);
  }

  private Syntax anchor(boolean start) {
    if (!flags.multiLine()) {
      return new Assertion(start ? Assertion.Kind.TEXT_START : Assertion.Kind.TEXT_END);
    }
    if (flags.crlf()) {
      return new Assertion(start ? Assertion.Kind.LINE_START_CRLF : Assertion.Kind.LINE_END_CRLF);
    }
    return new Assertion(start ? Assertion.Kind.LINE_START : Assertion.Kind.LINE_END);
  }

  private Syntax group() throws InvalidRegexException {
    if (++open > MAX_DEPTH) {
      throw tooDeep();
    }
    Flags outer = flags;
    boolean captures = true;
    cursor.skipBlanks(flags.verbose());
    if (cursor.skip("?P<") || isNamed()) {
      name();
    } else if (cursor.skip('?')) {
      if (readFlags()) {
        open--;
        return new Syntax.Empty();
      }
      captures = false;
    }
    int index = captures ? groups++ : 0;
    Syntax body = alternation();
    if (!cursor.skip(')')) {
      throw new InvalidRegexException("unclosed group");
    }
    flags = outer;
    open--;
    return checked(new Syntax.Group(index, body));
  }

  private boolean isNamed() throws InvalidRegexException {
    if (cursor.peek() != '?') {
      return false;
    }
    for (String look : List.of("?=", "?!", "?<=", "?<!")) {
      if (cursor.skip(look)) {
        throw new InvalidRegexException(
            InvalidRegexException.Reason.LOOK_AROUND,
            "look-around, including look-ahead and look-behind, is not supported");
      }
    }
    return cursor.skip("?<");
  }

  private void name() throws InvalidRegexException {
    String name = cursor.takeUntil('>', "unclosed capture group name");
    boolean valid =
        name.codePoints()
            .allMatch(
                c -> c == '_' || c == '.' || c == '[' || c == ']' || Character.isLetterOrDigit(c));
    if (name.isEmpty() || !valid || !startsName(name.codePointAt(0))) {
      throw new InvalidRegexException("invalid capture group name");
    }
    if (!names.add(name)) {
      throw new InvalidRegexException("duplicate capture group name");
    }
  }

  private static boolean startsName(int c) {
    return c == '_' || Character.isLetter(c);
  }

  /** Whether the flags are for the rest of the group, not for a group of their own. */
  private boolean readFlags() throws InvalidRegexException {
    StringBuilder seen = new StringBuilder();
    boolean on = true;
    boolean dangling = false;
    while (true) {
      cursor.skipBlanks(flags.verbose());
      int flag = cursor.take("unclosed group");
      if (flag == ':' || flag == ')') {
        if (dangling || (flag == ')' && seen.isEmpty())) {
          throw flag == ')' && seen.isEmpty() && on ? missingOperand() : danglingNegation();
        }
        return flag == ')';
      }
      if (flag == '-') {
        if (!on) {
          throw new InvalidRegexException("flag negation operator repeated");
        }
        on = false;
        dangling = true;
        continue;
      }
      if (seen.indexOf(Character.toString(flag)) >= 0) {
        throw new InvalidRegexException("duplicate flag");
      }
      seen.appendCodePoint(flag);
      flags = flags.with(flag, on);
      dangling = false;
    }
  }

  private static InvalidRegexException danglingNegation() {
    return new InvalidRegexException("dangling flag negation operator");
  }

  private static Syntax checked(Syntax syntax) throws InvalidRegexException {
    if (syntax.depth() > MAX_DEPTH) {
      throw tooDeep();
    }
    return syntax;
  }

  private static InvalidRegexException tooDeep() {
    return new InvalidRegexException(
        "exceed the maximum number of nested parentheses/brackets (" + MAX_DEPTH + ")");
  }
}
