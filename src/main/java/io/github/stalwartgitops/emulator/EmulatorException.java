package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.problem.Problem;
import java.util.List;

/** An emulator cannot start for reasons that its user can fix. */
public final class EmulatorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  EmulatorException(List<Problem> problems) {
    super(problems.get(0).message());
    this.problems = List.copyOf(problems);
  }

  /** Returns the reasons, at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
