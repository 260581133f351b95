package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.unicode.CodePoints;
import java.util.Arrays;

/**
 * A pattern as a nondeterministic automaton (Thompson's construction). Of two ways through it, the
 * preferred one comes first, so that the first hit is the one that a backtracking search would
 * find.
 */
final class Nfa {
  /** What a state does. */
  enum Kind {
    /** Takes one character of a set. */
    CHARS,
    /** Goes on in the first state, or else in the second one. */
    SPLIT,
    /** Remembers the place as a beginning or an end of a group. */
    SAVE,
    /** Goes on if an assertion holds at the place. */
    ASSERT,
    /** Is a hit. */
    MATCH
  }

  private Kind[] kinds = new Kind[16];
  private int[] next = new int[16];

  /** The second state of a split, or the slot of a group. */
  private int[] argument = new int[16];

  private CodePoints[] sets = {};
  private Syntax.Assertion.Kind[] assertions = {};
  private int size;
  private final int start;
  private final int groups;

  /**
   * @param groups how many groups capture, the whole hit included
   */
  Nfa(Syntax syntax, int groups) {
    this.groups = groups;
    int end = add(Kind.SAVE, add(Kind.MATCH, 0, 0), 1);
    start = add(Kind.SAVE, compiled(syntax, end), 0);
  }

  int size() {
    return size;
  }

  int start() {
    return start;
  }

  int groups() {
    return groups;
  }

  Kind kind(int state) {
    return kinds[state];
  }

  int next(int state) {
    return next[state];
  }

  int argument(int state) {
    return argument[state];
  }

  Syntax.Assertion.Kind assertion(int state) {
    return assertions[state];
  }

  CodePoints set(int state) {
    return sets[state];
  }

  /** Returns the state in which a part of the pattern begins that goes on in {@code next}. */
  private int compiled(Syntax syntax, int after) {
    if (syntax instanceof Syntax.Chars chars) {
      int state = add(Kind.CHARS, after, 0);
      if (sets.length < kinds.length) {
        sets = Arrays.copyOf(sets, kinds.length);
      }
      sets[state] = chars.set();
      return state;
    }
    if (syntax instanceof Syntax.Assertion assertion) {
      int state = add(Kind.ASSERT, after, 0);
      if (assertions.length < kinds.length) {
        assertions = Arrays.copyOf(assertions, kinds.length);
      }
      assertions[state] = assertion.kind();
      return state;
    }
    if (syntax instanceof Syntax.Group group) {
      if (group.index() == 0) {
        return compiled(group.body(), after);
      }
      int end = add(Kind.SAVE, after, 2 * group.index() + 1);
      return add(Kind.SAVE, compiled(group.body(), end), 2 * group.index());
    }
    if (syntax instanceof Syntax.Concat concat) {
      int state = after;
      for (int i = concat.items().size() - 1; i >= 0; i--) {
        state = compiled(concat.items().get(i), state);
      }
      return state;
    }
    if (syntax instanceof Syntax.Alternation alternation) {
      int last = alternation.branches().size() - 1;
      int state = compiled(alternation.branches().get(last), after);
      for (int i = last - 1; i >= 0; i--) {
        state = add(Kind.SPLIT, compiled(alternation.branches().get(i), after), state);
      }
      return state;
    }
    return syntax instanceof Syntax.Repetition repetition ? repeated(repetition, after) : after;
  }

  private int repeated(Syntax.Repetition repetition, int after) {
    int state = after;
    int once = repetition.min();
    if (repetition.max() < 0 && once > 0) {
      state = oneOrMore(repetition, after);
      once--;
    } else if (repetition.max() < 0) {
      state = zeroOrMore(repetition, after);
    }
    for (int i = repetition.min(); i < repetition.max(); i++) {
      state = split(compiled(repetition.body(), state), after, repetition.greedy());
    }
    for (int i = 0; i < once; i++) {
      state = compiled(repetition.body(), state);
    }
    return state;
  }

  private int zeroOrMore(Syntax.Repetition repetition, int after) {
    if (repetition.body().canBeEmpty()) {
      // As (x+)?: in a plain loop, a body that takes nothing would end the loop by its visit to
      // the first state, before ways that take something. Rust compiles it like this, too.
      return split(oneOrMore(repetition, after), after, repetition.greedy());
    }
    int loop = add(Kind.SPLIT, after, after);
    setSplit(loop, compiled(repetition.body(), loop), after, repetition.greedy());
    return loop;
  }

  private int oneOrMore(Syntax.Repetition repetition, int after) {
    int loop = add(Kind.SPLIT, after, after);
    int body = compiled(repetition.body(), loop);
    setSplit(loop, body, after, repetition.greedy());
    return body;
  }

  private void setSplit(int state, int body, int after, boolean greedy) {
    next[state] = greedy ? body : after;
    argument[state] = greedy ? after : body;
  }

  private int split(int body, int after, boolean greedy) {
    return greedy ? add(Kind.SPLIT, body, after) : add(Kind.SPLIT, after, body);
  }

  private int add(Kind kind, int after, int value) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
      next = Arrays.copyOf(next, size * 2);
      argument = Arrays.copyOf(argument, size * 2);
    }
    kinds[size] = kind;
    next[size] = after;
    argument[size] = value;
    return size++;
  }
}
