package io.github.stalwartgitops.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects problems, so that all are told at once. Not safe for several threads. */
public final class Problems {
  private final List<Problem> collected = new ArrayList<>();

  /** Adds one problem. */
  public void add(Problem problem) {
    collected.add(problem);
  }

  /** Adds several problems. */
  public void addAll(Collection<Problem> problems) {
    collected.addAll(problems);
  }

  /** Whether an error is among them. */
  public boolean hasErrors() {
    return collected.stream().anyMatch(Problem::isError);
  }

  /** All of them, in the order they were added. */
  public List<Problem> list() {
    return List.copyOf(collected);
  }
}
