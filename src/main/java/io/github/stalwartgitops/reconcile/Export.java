package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.problem.Problem;
import java.util.List;

/**
 * What came of an export.
 *
 * @param yaml the manifest; empty if there are errors
 * @param problems what is wrong or worth knowing
 * @param verdict how it ended
 */
public record Export(String yaml, List<Problem> problems, Verdict verdict) {
  public Export {
    problems = List.copyOf(problems);
  }
}
