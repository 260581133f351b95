package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.unicode.CodePoints;
import java.util.List;

/** A regular expression as a tree, with its flags already applied. */
sealed interface Syntax {
  /** How deep it nests, as the limit on nesting counts. */
  int depth();

  /** Returns whether it can match the empty text. */
  boolean canBeEmpty();

  /** Matches the empty string; also what remains of flags. */
  record Empty() implements Syntax {
    @Override
    public int depth() {
      return 0;
    }

    @Override
    public boolean canBeEmpty() {
      return true;
    }
  }

  /** One character of a set; {@code depth} counts its nested brackets. */
  record Chars(CodePoints set, int depth) implements Syntax {
    @Override
    public boolean canBeEmpty() {
      return false;
    }
  }

  /** A condition on the characters around a place in the text. */
  record Assertion(Kind kind) implements Syntax {
    /** What can be asserted. */
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
      WORD_START_HALF,
      WORD_END_HALF,
      ASCII_WORD_BOUNDARY,
      ASCII_NOT_WORD_BOUNDARY,
      ASCII_WORD_START,
      ASCII_WORD_END,
      ASCII_WORD_START_HALF,
      ASCII_WORD_END_HALF;

      /**
       * Returns whether it holds between two characters.
       *
       * @param before the character before the place, -1 at the start of the text
       * @param after the character after the place, -1 at the end of the text
       */
      boolean holds(int before, int after) {
        return switch (this) {
          case TEXT_START -> before < 0;
          case TEXT_END -> after < 0;
          case LINE_START -> before < 0 || before == '\n';
          case LINE_END -> after < 0 || after == '\n';
          // The end of a line may be CR, LF or CR LF; there is no line between CR and LF.
          case LINE_START_CRLF -> before < 0 || before == '\n' || (before == '\r' && after != '\n');
          case LINE_END_CRLF -> after < 0 || after == '\r' || (after == '\n' && before != '\r');
          case WORD_BOUNDARY -> isWord(before) != isWord(after);
          case NOT_WORD_BOUNDARY -> isWord(before) == isWord(after);
          case WORD_START -> !isWord(before) && isWord(after);
          case WORD_END -> isWord(before) && !isWord(after);
          case WORD_START_HALF -> !isWord(before);
          case WORD_END_HALF -> !isWord(after);
          case ASCII_WORD_BOUNDARY -> isAsciiWord(before) != isAsciiWord(after);
          case ASCII_NOT_WORD_BOUNDARY -> isAsciiWord(before) == isAsciiWord(after);
          case ASCII_WORD_START -> !isAsciiWord(before) && isAsciiWord(after);
          case ASCII_WORD_END -> isAsciiWord(before) && !isAsciiWord(after);
          case ASCII_WORD_START_HALF -> !isAsciiWord(before);
          case ASCII_WORD_END_HALF -> !isAsciiWord(after);
        };
      }

      private static boolean isWord(int c) {
        return c < 0x80 ? isAsciiWord(c) : CharacterClasses.word(true).contains(c);
      }

      private static boolean isAsciiWord(int c) {
        return (c >= 'a' && c <= 'z')
            || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9')
            || c == '_';
      }
    }

    @Override
    public int depth() {
      return 0;
    }

    @Override
    public boolean canBeEmpty() {
      return true;
    }
  }

  /** A group in parentheses; {@code index} is 0 for one that does not capture. */
  record Group(int index, Syntax body, int depth) implements Syntax {
    Group(int index, Syntax body) {
      this(index, body, body.depth() + 1);
    }

    @Override
    public boolean canBeEmpty() {
      return body.canBeEmpty();
    }
  }

  /** One after the other. */
  record Concat(List<Syntax> items, int depth) implements Syntax {
    Concat(List<Syntax> items) {
      this(List.copyOf(items), deepest(items) + 1);
    }

    @Override
    public boolean canBeEmpty() {
      return items.stream().allMatch(Syntax::canBeEmpty);
    }
  }

  /** Alternatives, of which the first one that leads to a hit is taken. */
  record Alternation(List<Syntax> branches, int depth) implements Syntax {
    Alternation(List<Syntax> branches) {
      this(List.copyOf(branches), deepest(branches) + 1);
    }

    @Override
    public boolean canBeEmpty() {
      return branches.stream().anyMatch(Syntax::canBeEmpty);
    }
  }

  /** A number of times; {@code max} is -1 without a bound. */
  record Repetition(Syntax body, int min, int max, boolean greedy, int depth) implements Syntax {
    Repetition(Syntax body, int min, int max, boolean greedy) {
      this(body, min, max, greedy, body.depth() + 1);
    }

    @Override
    public boolean canBeEmpty() {
      return min == 0 || body.canBeEmpty();
    }
  }

  private static int deepest(List<Syntax> items) {
    int deepest = 0;
    for (Syntax item : items) {
      deepest = Math.max(deepest, item.depth());
    }
    return deepest;
  }
}
