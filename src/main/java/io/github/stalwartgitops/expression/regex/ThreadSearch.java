package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.regex.Nfa.Kind;
import java.util.Arrays;

/**
 * Searches a text by following all ways through an automaton at once (Pike's algorithm): linear in
 * the text whatever the pattern. It can be used again, on one thread at a time.
 */
final class ThreadSearch {
  private final Nfa nfa;

  /** Two for each group: where it begins and where it ends; none if only a hit is asked for. */
  private final int slots;

  private Threads current;
  private Threads following;

  /** The slots of the way that is followed, and what is left to do on it. */
  private final int[] path;

  private final int[] hit;
  private int[] pending = new int[16];
  private int pendingCount;

  /** The characters around the place; -1 at the ends of the text. */
  private int before;

  private int after;

  ThreadSearch(Nfa nfa, boolean withGroups) {
    this.nfa = nfa;
    slots = withGroups ? 2 * nfa.groups() : 0;
    path = new int[slots];
    hit = new int[slots];
    current = new Threads(nfa.size(), slots);
    following = new Threads(nfa.size(), slots);
  }

  /** Returns whether there is a hit, and keeps the groups of the leftmost one. */
  boolean find(String text) {
    boolean isHit = false;
    current.size = 0;
    before = -1;
    after = text.isEmpty() ? -1 : text.codePointAt(0);
    for (int at = 0; ; ) {
      if (!isHit) {
        // A hit that begins here, if none of the earlier beginnings leads to one.
        Arrays.fill(path, -1);
        follow(nfa.start(), at, current);
      } else if (current.size == 0) {
        return true;
      }
      int c = after;
      int end = c < 0 ? at : at + Character.charCount(c);
      before = c;
      after = end < text.length() ? text.codePointAt(end) : -1;
      following.size = 0;
      for (int i = 0; i < current.size; i++) {
        int state = current.states[i];
        if (nfa.kind(state) == Kind.MATCH) {
          isHit = true;
          current.copySlots(state, hit);
          break; // what comes after is less preferred
        }
        if (c >= 0 && nfa.kind(state) == Kind.CHARS && nfa.set(state).contains(c)) {
          current.copySlots(state, path);
          follow(nfa.next(state), end, following);
        }
      }
      if (c < 0) {
        return isHit;
      }
      Threads spare = current;
      current = following;
      following = spare;
      at = end;
    }
  }

  /** Returns the part of a text that a group of the hit took; empty if it took no part. */
  String group(int index, String text) {
    return hit[2 * index] < 0 ? "" : text.substring(hit[2 * index], hit[2 * index + 1]);
  }

  /** Adds the states that are reached from one without a character, the preferred ones first. */
  private void follow(int from, int at, Threads threads) {
    push(from);
    while (pendingCount > 0) {
      int state = pending[--pendingCount];
      if (state < 0) {
        path[~state] = pending[--pendingCount]; // back from a way that remembered a place
        continue;
      }
      if (!threads.add(state)) {
        continue;
      }
      switch (nfa.kind(state)) {
        case SPLIT -> {
          push(nfa.argument(state));
          push(nfa.next(state));
        }
        case SAVE -> {
          int slot = nfa.argument(state);
          if (slot < slots) {
            push(path[slot]);
            push(~slot);
            path[slot] = at;
          }
          push(nfa.next(state));
        }
        case ASSERT -> {
          if (nfa.assertion(state).holds(before, after)) {
            push(nfa.next(state));
          }
        }
        case CHARS, MATCH -> threads.setSlots(state, path);
      }
    }
  }

  private void push(int value) {
    if (pendingCount == pending.length) {
      pending = Arrays.copyOf(pending, pendingCount * 2);
    }
    pending[pendingCount++] = value;
  }

  /** The states of one place in the order of preference, with the slots of the way to each. */
  private static final class Threads {
    // A sparse set: a state is in it if states has it where indexes says.
    final int[] states;
    int size;
    private final int[] indexes;
    private final int[] slots;
    private final int slotCount;

    Threads(int states, int slotCount) {
      this.states = new int[states];
      indexes = new int[states];
      slots = new int[states * slotCount];
      this.slotCount = slotCount;
    }

    boolean add(int state) {
      int index = indexes[state];
      if (index < size && states[index] == state) {
        return false;
      }
      indexes[state] = size;
      states[size++] = state;
      return true;
    }

    void setSlots(int state, int[] path) {
      System.arraycopy(path, 0, slots, state * slotCount, slotCount);
    }

    void copySlots(int state, int[] path) {
      System.arraycopy(slots, state * slotCount, path, 0, slotCount);
    }
  }
}
