package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of the tests.
 *
 * @param cases the result of each case
 * @param coverage what the tests cover
 * @param suggestions tests for what they do not cover
 * @param impact what a plan changes for the tests; null if there is no plan
 */
public record TestRun(
    List<CaseResult> cases,
    Coverage coverage,
    List<SuggestedTest> suggestions,
    @Nullable Impact impact) {
  private static final int MAX_EXPLAINED = 100;

  public TestRun {
    cases = List.copyOf(cases);
    suggestions = List.copyOf(suggestions);
  }

  /** Returns this run with the impact of a plan. */
  public TestRun with(Impact newImpact) {
    return new TestRun(cases, coverage, suggestions, newImpact);
  }

  /** Returns how many cases failed. */
  public long failed() {
    return cases.stream().filter(result -> !result.passed()).count();
  }

  /** Returns the failures as problems at the expectations, up to a limit. */
  public List<Problem> problems() {
    List<TestResult> failures = failures();
    List<Problem> problems = new ArrayList<>();
    failures.stream().limit(MAX_EXPLAINED).map(TestResult::problem).forEach(problems::add);
    if (failures.size() > MAX_EXPLAINED) {
      problems.add(
          Problem.error(
              (failures.size() - MAX_EXPLAINED) + " more failures",
              "Fix the first ones, or run some of the tests with --only."));
    }
    return problems;
  }

  private List<TestResult> failures() {
    return cases.stream()
        .flatMap(result -> result.results().stream())
        .filter(result -> !result.passed())
        .toList();
  }
}
