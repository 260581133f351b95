package io.github.stalwartgitops.testing;

import java.util.List;

/**
 * The result of one case.
 *
 * @param test the case
 * @param results one for each expectation
 */
public record CaseResult(TestCase test, List<TestResult> results) {
  public CaseResult {
    results = List.copyOf(results);
  }

  /** Returns whether all expectations are met. */
  public boolean passed() {
    return results.stream().allMatch(TestResult::passed);
  }
}
