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
 * Pairs the rules of two lists: the rule before with the rule after that continues it. Rules have
 * no name that would identify them, so pairs are guessed from what a person would call the same
 * rule: first equal texts, then the same condition, then a similar rule between the same
 * neighbours.
 */
final class RulePairs {
  private static final int NONE = -1;

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
    Arrays.fill(continuedAs, NONE);
    Arrays.fill(continues, NONE);
  }

  /** Pairs two lists in time that grows about linearly with their length. */
  static RulePairs of(List<Rule> before, List<Rule> after) {
    RulePairs pairs = new RulePairs(before, after);
    pairs.pairBy(rule -> rule);
    pairs.pairBy(Rule::ifText);
    // Ranks are known before neighbours are compared: a gap is between two rules that stay.
    pairs.keepsRank = pairs.longestRun();
    pairs.pairNeighbours((one, other) -> one.thenText().equals(other.thenText()));
    pairs.pairNeighbours(RulePairs::resemble);
    return pairs;
  }

  /** Returns the position after of the rule at {@code from} before, or -1 if it is removed. */
  int continuedAs(int from) {
    return continuedAs[from];
  }

  /** Returns the position before of the rule at {@code to} after, or -1 if it is new. */
  int continues(int to) {
    return continues[to];
  }

  /** Whether the rule at {@code from} keeps its order among most others; if not, it has moved. */
  boolean keepsRank(int from) {
    return keepsRank[from];
  }

  private void pairBy(Function<Rule, Object> key) {
    // A queue for each key, so that the first of several equal rules continues the first.
    Map<Object, Deque<Integer>> positions = new HashMap<>();
    for (int to = 0; to < after.size(); to++) {
      if (continues[to] == NONE) {
        positions.computeIfAbsent(key.apply(after.get(to)), any -> new ArrayDeque<>()).add(to);
      }
    }
    for (int from = 0; from < before.size(); from++) {
      if (continuedAs[from] == NONE) {
        Deque<Integer> found = positions.get(key.apply(before.get(from)));
        if (found != null && !found.isEmpty()) {
          pair(from, found.remove());
        }
      }
    }
  }

  /**
   * Pairs unpaired rules in the same gap. A gap is named by the position before of the rule that
   * stays right above it. Only the first unpaired rule of a gap is a candidate, which keeps the
   * order inside the gap and the time linear.
   */
  private void pairNeighbours(BiPredicate<Rule, Rule> related) {
    Map<Integer, Deque<Integer>> unpaired = new HashMap<>();
    int gap = NONE;
    for (int to = 0; to < after.size(); to++) {
      int from = continues[to];
      if (from == NONE) {
        unpaired.computeIfAbsent(gap, any -> new ArrayDeque<>()).add(to);
      } else if (keepsRank[from]) {
        gap = from;
      }
    }
    gap = NONE;
    for (int from = 0; from < before.size(); from++) {
      if (keepsRank[from]) {
        gap = from;
      } else if (continuedAs[from] == NONE) {
        Deque<Integer> candidates = unpaired.get(gap);
        if (candidates != null
            && !candidates.isEmpty()
            && related.test(before.get(from), after.get(candidates.element()))) {
          pair(from, candidates.remove());
        }
      }
    }
  }

  private void pair(int from, int to) {
    continuedAs[from] = to;
    continues[to] = from;
  }

  /**
   * Marks the longest run of paired rules whose order stays: a plan shows the fewest moved rules if
   * all others are the ones that moved. This is the longest increasing subsequence of the positions
   * after, by patience sorting: {@code tails[n]} ends the run of length n + 1 whose last position
   * is the smallest, so that most rules can still follow it.
   */
  private boolean[] longestRun() {
    int[] tails = new int[before.size()];
    int[] previous = new int[before.size()];
    int length = 0;
    for (int from = 0; from < before.size(); from++) {
      if (continuedAs[from] == NONE) {
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
      previous[from] = low == 0 ? NONE : tails[low - 1];
      tails[low] = from;
      length = Math.max(length, low + 1);
    }
    boolean[] kept = new boolean[before.size()];
    for (int from = length == 0 ? NONE : tails[length - 1]; from != NONE; from = previous[from]) {
      kept[from] = true;
    }
    return kept;
  }

  /** Whether two rules share at least half of the words of the one that has fewer. */
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
