package io.github.stalwartgitops.expression;

import java.io.Serial;

/** Ends an evaluation that can have no value; never leaves the package. */
final class EvaluationFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  EvaluationFailed(String reason) {
    super(reason, null, false, false);
  }
}
