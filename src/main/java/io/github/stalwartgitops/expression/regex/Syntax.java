package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.unicode.CodePoints;
import java.util.List;

/** A regular expression as a tree, with its flags already worked in. */
sealed interface Syntax {
  /** How deep it nests, as the limit on nesting counts. */
  int depth();

  /** Matches the empty string; also stands where flags were set. */
  record Empty() implements Syntax {
    @Override
    public int depth() {
      return 0;
    }
  }

  /** One character of a set; {@code depth} counts the brackets it was written with. */
  record Chars(CodePoints set, int depth) implements Syntax {}

  /** A place in the text. */
  record Assertion(Kind kind) implements Syntax {
    /** The places that can be told. */
    enum Kind {
      TEXT_START,
      TEXT_END,
      LINE_START,
      LINE_END,
      LINE_START_CRLF,
      LINE_END_CRLF,
      WORD_BOUNDARY,
      NOT_WORD_BOUNDARY,
      WORD_START,
      WORD_END,
      ASCII_WORD_BOUNDARY,
      ASCII_NOT_WORD_BOUNDARY
    }

    @Override
    public int depth() {
      return 0;
    }
  }

  /** A group in parentheses. */
  record Group(boolean captures, Syntax body, int depth) implements Syntax {
    Group(boolean captures, Syntax body) {
      this(captures, body, body.depth() + 1);
    }
  }

  /** One after the other. */
  record Concat(List<Syntax> items, int depth) implements Syntax {
    Concat(List<Syntax> items) {
      this(List.copyOf(items), deepest(items) + 1);
    }
  }

  /** The first that leads to a hit. */
  record Alternation(List<Syntax> branches, int depth) implements Syntax {
    Alternation(List<Syntax> branches) {
      this(List.copyOf(branches), deepest(branches) + 1);
    }
  }

  /** A number of times; {@code max} is -1 without a bound. */
  record Repetition(Syntax body, int min, int max, boolean greedy, int depth) implements Syntax {
    Repetition(Syntax body, int min, int max, boolean greedy) {
      this(body, min, max, greedy, body.depth() + 1);
    }
  }

  private static int deepest(List<Syntax> items) {
    return items.stream().mapToInt(Syntax::depth).max().orElse(0);
  }
}
