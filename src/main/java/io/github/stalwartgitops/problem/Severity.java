package io.github.stalwartgitops.problem;

/** How much a {@link Problem} weighs, gravest first. */
public enum Severity {
  /** Nothing may be sent to a server. */
  ERROR,
  /** Surely a mistake, but the server takes it. */
  WARNING,
  /** Worth knowing. */
  NOTE
}
