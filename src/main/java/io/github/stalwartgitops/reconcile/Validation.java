package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.problem.Problem;
import java.util.List;

/**
 * What came of checking manifests, without any server.
 *
 * @param manifest what they declare; not to be used if it is not valid
 * @param problems what is wrong or worth knowing
 * @param verdict {@link Verdict#DONE} or {@link Verdict#INVALID}
 */
public record Validation(Manifest manifest, List<Problem> problems, Verdict verdict) {
  public Validation {
    problems = List.copyOf(problems);
  }

  /** Whether it may be sent to a server. */
  public boolean isValid() {
    return verdict == Verdict.DONE;
  }
}
