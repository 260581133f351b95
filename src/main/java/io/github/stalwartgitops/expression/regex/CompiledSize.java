package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.unicode.CodePoints;

/**
 * How large a pattern is: the bytes that Rust's compiled form has, estimated. One byte of text is a
 * state of some 32 bytes; a range of characters beyond ASCII takes about twice that ({@code \w} has
 * 760 of them and more than 45,000 bytes).
 */
final class CompiledSize {
  private static final long LIMIT = 10_485_760;
  private static final long STATE = 32;
  private static final long WIDE_RANGE = 64;

  private CompiledSize() {}

  /** Refuses what the server would find too large. */
  static long checked(Syntax syntax) throws InvalidRegexException {
    long size = of(syntax);
    if (size > LIMIT) {
      throw new InvalidRegexException("Compiled regex exceeds size limit of " + LIMIT + " bytes.");
    }
    return size;
  }

  private static long of(Syntax syntax) {
    if (syntax instanceof Syntax.Chars chars) {
      return of(chars.set());
    }
    if (syntax instanceof Syntax.Group group) {
      return 2 * STATE + of(group.body());
    }
    if (syntax instanceof Syntax.Concat concat) {
      return sum(concat.items());
    }
    if (syntax instanceof Syntax.Alternation alternation) {
      return STATE + sum(alternation.branches());
    }
    if (syntax instanceof Syntax.Repetition repetition) {
      long times = Math.max(1, Math.max(repetition.min(), repetition.max()));
      return Math.min(2 * LIMIT, times * Math.min(2 * LIMIT, STATE + of(repetition.body())));
    }
    return STATE;
  }

  private static long sum(java.util.List<Syntax> items) {
    long sum = 0;
    for (Syntax item : items) {
      sum += of(item);
    }
    return sum;
  }

  private static long of(CodePoints set) {
    int single = set.single();
    if (single >= 0) {
      return STATE * (single < 0x80 ? 1 : single < 0x800 ? 2 : single < 0x10000 ? 3 : 4);
    }
    return set.isAscii() ? STATE + 8L * set.size() : STATE + WIDE_RANGE * set.size();
  }
}
