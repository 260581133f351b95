package io.github.stalwartgitops.reconcile;

import java.util.List;

/** How a run ended, most severe first; over many servers the most severe verdict wins. */
public enum Verdict {
  NOT_PROVEN(3, "changed, or perhaps changed, and not active, not proven or not recorded"),
  FAILED(1, "failed, and no change of this run remains"),
  REFUSED(5, "refused by a guard, or by a saved plan that is stale"),
  USAGE(64, "wrong usage"),
  INVALID(4, "the desired state is invalid, or a behaviour test failed"),
  DRIFT(2, "stored settings differ from the manifests (--detailed-exitcode)"),
  DONE(0, "done, or nothing to do");

  private final int exitCode;
  private final String meaning;

  Verdict(int exitCode, String meaning) {
    this.exitCode = exitCode;
    this.meaning = meaning;
  }

  /** Returns the exit code of the runner. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns what the exit code says, a few words. */
  public String meaning() {
    return meaning;
  }

  /** Returns whether a build has to fail. */
  public boolean isFailure() {
    return this != DONE;
  }

  /** Returns the most severe of several, {@link #DONE} for none. */
  public static Verdict mostSevere(List<Verdict> verdicts) {
    return verdicts.stream().min(Enum::compareTo).orElse(DONE);
  }
}
