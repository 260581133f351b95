package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.unicode.CaseFolding;
import io.github.stalwartgitops.expression.unicode.CodePoints;
import org.jspecify.annotations.Nullable;

/** Sets of characters under the flags of their place. */
final class Literals {
  /** Most literals are in ASCII: their sets are made once. A race makes one twice. */
  private static final @Nullable Syntax[] EXACT = new Syntax[0x80];

  private static final @Nullable Syntax[] FOLDED = new Syntax[0x80];

  private Literals() {}

  static Syntax of(int c, Flags flags) {
    @Nullable Syntax[] made = flags.ignoreCase() ? FOLDED : EXACT;
    if (c >= made.length || (flags.ignoreCase() && !flags.unicode())) {
      return new Syntax.Chars(folded(CodePoints.of(c), flags), 0);
    }
    Syntax literal = made[c];
    if (literal == null) {
      literal = new Syntax.Chars(folded(CodePoints.of(c), flags), 0);
      made[c] = literal;
    }
    return literal;
  }

  /** With the other case of its members, where case does not count. */
  static CodePoints folded(CodePoints set, Flags flags) {
    if (!flags.ignoreCase()) {
      return set;
    }
    return flags.unicode() ? CaseFolding.closure(set) : CaseFolding.asciiOnlyClosure(set);
  }

  /** Everything else; without Unicode that would be single bytes, which no text has. */
  static CodePoints negated(CodePoints set, Flags flags) throws InvalidRegexException {
    if (!flags.unicode()) {
      throw invalidUtf8();
    }
    return set.negated();
  }

  static InvalidRegexException invalidUtf8() {
    return new InvalidRegexException("pattern can match invalid UTF-8");
  }
}
