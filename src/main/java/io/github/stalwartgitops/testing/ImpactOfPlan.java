package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares what tests get with the stored settings and with the new ones. */
public final class ImpactOfPlan {
  private record Outcome(String field, int before, int after) {}

  private ImpactOfPlan() {}

  /**
   * Returns the impact of a plan.
   *
   * @param after the run with the new settings
   * @param stored the stored settings
   * @param behavior what the plan changes for sample connections
   */
  public static Impact of(TestRun after, TestedSettings stored, BehaviorDiff behavior) {
    List<CaseResult> before =
        new TestRunner(stored).results(after.cases().stream().map(CaseResult::test).toList());
    List<Impact.Change> fixed = new ArrayList<>();
    List<Impact.Change> broken = new ArrayList<>();
    Set<Outcome> tested = new HashSet<>();
    for (int i = 0; i < before.size(); i++) {
      List<TestResult> ones = before.get(i).results();
      List<TestResult> others = after.cases().get(i).results();
      for (int j = 0; j < ones.size(); j++) {
        TestResult one = ones.get(j);
        TestResult other = others.get(j);
        if (one.passed() != other.passed()) {
          (other.passed() ? fixed : broken).add(new Impact.Change(one, other));
        }
        tested.add(
            new Outcome(one.field().name().toString(), one.got().rule(), other.got().rule()));
      }
    }
    List<Seen> untested =
        behavior.seen().stream()
            .filter(Seen::differs)
            .filter(seen -> !tested.contains(outcome(seen)))
            .toList();
    return new Impact(fixed, broken, untested);
  }

  /** A test with the same rules before and after covers what a sample connection shows. */
  private static Outcome outcome(Seen seen) {
    return new Outcome(seen.field().toString(), seen.before().rule(), seen.after().rule());
  }
}
