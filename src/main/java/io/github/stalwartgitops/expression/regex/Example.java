package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.unicode.CodePoints;

/**
 * Writes a short text for a pattern; assertions on lines and word boundaries may not hold in it.
 */
final class Example {
  private static final int LONGEST = 256;
  private static final String PREFERRED = "a1A-_. @";

  private final StringBuilder out = new StringBuilder();

  private Example() {}

  static String of(Syntax syntax) {
    Example example = new Example();
    example.write(syntax);
    return example.out.toString();
  }

  private void write(Syntax syntax) {
    if (out.length() > LONGEST) {
      return;
    }
    if (syntax instanceof Syntax.Chars chars && !chars.set().isEmpty()) {
      out.appendCodePoint(pick(chars.set()));
    } else if (syntax instanceof Syntax.Group group) {
      write(group.body());
    } else if (syntax instanceof Syntax.Concat concat) {
      concat.items().forEach(this::write);
    } else if (syntax instanceof Syntax.Alternation alternation) {
      write(alternation.branches().get(0));
    } else if (syntax instanceof Syntax.Repetition repetition) {
      for (int i = 0; i < repetition.min() && out.length() <= LONGEST; i++) {
        write(repetition.body());
      }
    }
  }

  private static int pick(CodePoints set) {
    return PREFERRED.chars().filter(set::contains).findFirst().orElseGet(() -> set.from(0));
  }
}
