package io.github.stalwartgitops.reconcile;

import java.util.List;

/** How a run ended, in the order of gravity; over many servers the gravest wins. */
public enum Verdict {
  /** Something is changed, or perhaps changed, and not active, not proven or not recorded. */
  NOT_PROVEN(3),
  /** It failed, and the server is as it was. */
  FAILED(1),
  /** A guard refused, or a saved plan is stale; nothing was sent. */
  REFUSED(5),
  /** What was asked for is wrong by itself; nothing was sent. */
  USAGE(64),
  /** The wanted state is invalid; nothing was sent. */
  INVALID(4),
  /** Stored differs from wanted, where the caller asked to be told. */
  DRIFT(2),
  /** Done, or nothing to do. */
  DONE(0);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of the runner. */
  public int exitCode() {
    return exitCode;
  }

  /** Whether a build has to fail. */
  public boolean isFailure() {
    return this != DONE;
  }

  /** The gravest of several, {@link #DONE} for none. */
  public static Verdict gravest(List<Verdict> verdicts) {
    return verdicts.stream().min(Enum::compareTo).orElse(DONE);
  }
}
