package io.github.stalwartgitops.tls;

import io.github.stalwartgitops.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A certificate or key file cannot be used, or Java does not support TLS. */
public final class TlsException extends Exception {
  private final transient Problem problem;

  TlsException(String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = Problem.error(message, hint);
  }

  /** Returns which file is wrong, why, and what to do. */
  public Problem problem() {
    return problem;
  }
}
