package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import java.util.List;

/**
 * What a plan changes for tests.
 *
 * @param fixed expectations that the stored settings do not meet and the new ones do
 * @param broken expectations that the stored settings meet and the new ones do not
 * @param untested changes for connections that no test covers
 */
public record Impact(List<Change> fixed, List<Change> broken, List<BehaviorDiff.Seen> untested) {
  public Impact {
    fixed = List.copyOf(fixed);
    broken = List.copyOf(broken);
    untested = List.copyOf(untested);
  }

  /**
   * One expectation.
   *
   * @param before its result with the stored settings
   * @param after its result with the new settings
   */
  public record Change(TestResult before, TestResult after) {}
}
