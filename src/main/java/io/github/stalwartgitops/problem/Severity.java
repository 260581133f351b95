package io.github.stalwartgitops.problem;

/** The severity of a {@link Problem}, most severe first. */
public enum Severity {
  /** Prevents sending anything to a server. */
  ERROR,
  /** Almost certainly a mistake, but accepted by the server. */
  WARNING,
  /** Additional information. */
  NOTE
}
