package io.github.stalwartgitops.expression;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Ends an evaluation that can have no value; never leaves the package. */
final class EvaluationFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient @Nullable Signature unanswered;

  EvaluationFailed(String reason) {
    super(reason, null, false, false);
    unanswered = null;
  }

  /** A function that asks the server has no answer. */
  EvaluationFailed(Signature unanswered) {
    super(unanswered.name() + " has no answer", null, false, false);
    this.unanswered = unanswered;
  }

  @Nullable Signature unanswered() {
    return unanswered;
  }
}
