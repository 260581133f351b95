package io.github.stalwartgitops.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects problems so that they can be reported together. Not thread-safe. */
public final class Problems {
  private final List<Problem> collected = new ArrayList<>();

  public void add(Problem problem) {
    collected.add(problem);
  }

  public void addAll(Collection<Problem> problems) {
    collected.addAll(problems);
  }

  public boolean hasErrors() {
    return collected.stream().anyMatch(Problem::isError);
  }

  /** Returns all problems in the order they were added. */
  public List<Problem> list() {
    return List.copyOf(collected);
  }
}
