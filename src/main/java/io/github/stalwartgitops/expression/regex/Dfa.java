package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.regex.Nfa.Kind;
import io.github.stalwartgitops.expression.regex.Syntax.Assertion;
import io.github.stalwartgitops.expression.unicode.CodePoints;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a text in ASCII has a hit, with one table lookup for each character. Its states are
 * sets of an automaton's states, worked out when a text first leads to them, and never more than a
 * fixed number. Safe on many threads.
 */
final class Dfa {
  /** The results of a search. */
  enum Answer {
    HIT,
    NO_HIT,
    /** The text is not ASCII, or the table is full. */
    UNKNOWN
  }

  private static final int MAX_NFA_STATES = 1000;
  private static final int MAX_STATES = 1000;
  private static final int ASCII = 0x80;

  private final Nfa nfa;

  /** The class of each character: those that no set of the pattern distinguishes share one. */
  private final byte[] classes = new byte[ASCII];

  /** A character of each class. */
  private final char[] members;

  private final Map<String, State> states = new HashMap<>();
  private final State start;

  private Dfa(Nfa nfa) {
    this.nfa = nfa;
    members = classify();
    start = new State(reached(new int[] {nfa.start()}, true, false), true);
  }

  /**
   * Returns the table for an automaton; null where it is too large, or asserts more than the ends
   * of the text.
   */
  static @Nullable Dfa of(Nfa nfa) {
    if (nfa.size() > MAX_NFA_STATES) {
      return null;
    }
    for (int state = 0; state < nfa.size(); state++) {
      if (nfa.kind(state) == Kind.ASSERT
          && nfa.assertion(state) != Assertion.Kind.TEXT_START
          && nfa.assertion(state) != Assertion.Kind.TEXT_END) {
        return null;
      }
    }
    return new Dfa(nfa);
  }

  /** Searches a text. */
  Answer search(String text) {
    State state = start;
    for (int at = 0; at < text.length(); at++) {
      if (state.isDecided) {
        return state.isHit ? Answer.HIT : Answer.NO_HIT;
      }
      char c = text.charAt(at);
      if (c >= ASCII) {
        return Answer.UNKNOWN;
      }
      State next = state.next[classes[c]];
      if (next == null) {
        next = next(state, classes[c]);
        if (next == null) {
          return Answer.UNKNOWN;
        }
      }
      state = next;
    }
    return state.isHit || state.isHitAtEnd ? Answer.HIT : Answer.NO_HIT;
  }

  /** Computes where a character leads; null where the table is full. */
  private synchronized @Nullable State next(State state, int characterClass) {
    int[] targets = new int[state.members.length + 1];
    int count = 0;
    for (int member : state.members) {
      if (nfa.kind(member) == Kind.CHARS && nfa.set(member).contains(members[characterClass])) {
        targets[count++] = nfa.next(member);
      }
    }
    targets[count++] = nfa.start(); // a hit may begin anywhere
    int[] reached = reached(Arrays.copyOf(targets, count), false, false);
    String key = Arrays.toString(reached);
    State next = states.get(key);
    if (next == null) {
      if (states.size() == MAX_STATES) {
        return null;
      }
      next = new State(reached, false);
      states.put(key, next);
    }
    // Other threads may read this without a lock: they see null, or a state with its final fields.
    state.next[characterClass] = next;
    return next;
  }

  /** Returns the states that are reached without a character and not left without one, sorted. */
  private int[] reached(int[] from, boolean atStart, boolean atEnd) {
    BitSet seen = new BitSet(nfa.size());
    BitSet kept = new BitSet(nfa.size());
    int[] pending = Arrays.copyOf(from, from.length + 2 * nfa.size());
    int count = from.length;
    while (count > 0) {
      int state = pending[--count];
      if (seen.get(state)) {
        continue;
      }
      seen.set(state);
      switch (nfa.kind(state)) {
        case CHARS, MATCH -> kept.set(state);
        case SAVE -> pending[count++] = nfa.next(state);
        case SPLIT -> {
          pending[count++] = nfa.argument(state);
          pending[count++] = nfa.next(state);
        }
        case ASSERT -> {
          if (nfa.assertion(state) == Assertion.Kind.TEXT_END && !atEnd) {
            kept.set(state);
          } else if (nfa.assertion(state) == Assertion.Kind.TEXT_END || atStart) {
            pending[count++] = nfa.next(state);
          }
        }
      }
    }
    return kept.stream().toArray();
  }

  private char[] classify() {
    boolean[] begins = new boolean[ASCII + 1];
    for (int state = 0; state < nfa.size(); state++) {
      if (nfa.kind(state) == Kind.CHARS) {
        CodePoints set = nfa.set(state);
        for (int range = 0; range < set.size() && set.from(range) < ASCII; range++) {
          begins[set.from(range)] = true;
          begins[Math.min(set.to(range) + 1, ASCII)] = true;
        }
      }
    }
    char[] first = new char[ASCII];
    int count = 0;
    for (char c = 0; c < ASCII; c++) {
      if (c > 0 && begins[c]) {
        count++;
      }
      if (c == 0 || begins[c]) {
        first[count] = c;
      }
      classes[c] = (byte) count;
    }
    return Arrays.copyOf(first, count + 1);
  }

  /** A set of states of the automaton. */
  private final class State {
    final int[] members;
    final boolean isHit;
    final boolean isHitAtEnd;

    /** Whether the rest of the text does not matter. */
    final boolean isDecided;

    final @Nullable State[] next = new State[Dfa.this.members.length];

    State(int[] members, boolean atStart) {
      this.members = members;
      isHit = hasMatch(members);
      isHitAtEnd = hasMatch(reached(members, atStart, true));
      isDecided = isHit || members.length == 0;
    }

    private boolean hasMatch(int[] reached) {
      for (int member : reached) {
        if (nfa.kind(member) == Kind.MATCH) {
          return true;
        }
      }
      return false;
    }
  }
}
