package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading an object of a server.
 *
 * @param settings what it stores, or empty if it was not read
 * @param problems what is wrong or worth knowing
 * @param verdict how it ended
 */
public record ReadResult(Optional<Settings> settings, List<Problem> problems, Verdict verdict) {
  public ReadResult {
    problems = List.copyOf(problems);
  }
}
