package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.expression.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Finds for each rule of a list the rule of another list that continues it: first rules with equal
 * texts, then those with the same condition, then those between the same neighbours that resemble
 * each other.
 */
final class RulePairs {
  private final List<Rule> before;
  private final List<Rule> after;
  private final int[] continuedAs;
  private final int[] continues;
  private boolean[] keepsRank = new boolean[0];

  private RulePairs(List<Rule> before, List<Rule> after) {
    this.before = before;
    this.after = after;
    this.continuedAs = new int[before.size()];
    this.continues = new int[after.size()];
    Arrays.fill(continuedAs, -1);
    Arrays.fill(continues, -1);
  }

  /** Compares two lists of rules, in time that grows about linearly with their length. */
  static RulePairs of(List<Rule> before, List<Rule> after) {
    RulePairs pairs = new RulePairs(before, after);
    pairs.pairBy(rule -> rule);
    pairs.pairBy(Rule::ifText);
    pairs.keepsRank = pairs.longestRun();
    pairs.pairNeighbours((one, other) -> one.thenText().equals(other.thenText()));
    pairs.pairNeighbours(RulePairs::resemble);
    return pairs;
  }

  /** The position after of the rule at {@code from} before, or -1 if it goes away. */
  int continuedAs(int from) {
    return continuedAs[from];
  }

  /** The position before of the rule at {@code to} after, or -1 if it is new. */
  int continues(int to) {
    return continues[to];
  }

  /** Whether the rule at {@code from} goes on in the same order as most others that do. */
  boolean keepsRank(int from) {
    return keepsRank[from];
  }

  private void pairBy(Function<Rule, Object> key) {
    Map<Object, Deque<Integer>> places = new HashMap<>();
    for (int to = 0; to < after.size(); to++) {
      if (continues[to] < 0) {
        places.computeIfAbsent(key.apply(after.get(to)), any -> new ArrayDeque<>()).add(to);
      }
    }
    for (int from = 0; from < before.size(); from++) {
      Deque<Integer> found = continuedAs[from] < 0 ? places.get(key.apply(before.get(from))) : null;
      if (found != null && !found.isEmpty()) {
        pair(from, found.remove());
      }
    }
  }

  private void pairNeighbours(BiPredicate<Rule, Rule> related) {
    Map<Integer, Deque<Integer>> free = new HashMap<>();
    int gap = -1;
    for (int to = 0; to < after.size(); to++) {
      if (isKept(continues[to])) {
        gap = continues[to];
      } else if (continues[to] < 0) {
        free.computeIfAbsent(gap, any -> new ArrayDeque<>()).add(to);
      }
    }
    gap = -1;
    for (int from = 0; from < before.size(); from++) {
      if (keepsRank[from]) {
        gap = from;
      } else if (continuedAs[from] < 0) {
        Deque<Integer> candidates = free.get(gap);
        if (candidates != null
            && !candidates.isEmpty()
            && related.test(before.get(from), after.get(candidates.element()))) {
          pair(from, candidates.remove());
        }
      }
    }
  }

  private boolean isKept(int from) {
    return from >= 0 && keepsRank[from];
  }

  private void pair(int from, int to) {
    continuedAs[from] = to;
    continues[to] = from;
  }

  /** Marks the longest run of paired rules whose order stays: all others have moved. */
  private boolean[] longestRun() {
    int[] tails = new int[before.size()];
    int[] previous = new int[before.size()];
    int length = 0;
    for (int from = 0; from < before.size(); from++) {
      if (continuedAs[from] < 0) {
        continue;
      }
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (continuedAs[tails[middle]] < continuedAs[from]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[from] = low == 0 ? -1 : tails[low - 1];
      tails[low] = from;
      length = Math.max(length, low + 1);
    }
    boolean[] kept = new boolean[before.size()];
    for (int from = length == 0 ? -1 : tails[length - 1]; from >= 0; from = previous[from]) {
      kept[from] = true;
    }
    return kept;
  }

  private static boolean resemble(Rule one, Rule other) {
    Set<String> words = words(one);
    Set<String> otherWords = words(other);
    List<String> shared = new ArrayList<>(words);
    shared.retainAll(otherWords);
    return 2 * shared.size() >= Math.min(words.size(), otherWords.size());
  }

  private static Set<String> words(Rule rule) {
    return new HashSet<>(Arrays.asList((rule.ifText() + " " + rule.thenText()).split("\\W+", -1)));
  }
}
