package io.github.stalwartgitops.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects problems so that they can be reported together. Not thread-safe. */
public final class Problems {
  private final List<Problem> collected = new ArrayList<>();
  private final int most;
  private int dropped;

  /** Collects any number of problems. */
  public Problems() {
    this(Integer.MAX_VALUE);
  }

  /** Collects up to {@code most} problems and counts the rest. */
  public Problems(int most) {
    this.most = most;
  }

  public void add(Problem problem) {
    if (collected.size() < most) {
      collected.add(problem);
    } else {
      dropped++;
    }
  }

  public void addAll(Collection<Problem> problems) {
    problems.forEach(this::add);
  }

  public boolean hasErrors() {
    return collected.stream().anyMatch(Problem::isError);
  }

  /** Returns all problems in the order they were added. */
  public List<Problem> list() {
    return List.copyOf(collected);
  }

  /** Returns how many problems were too many to be collected. */
  public int dropped() {
    return dropped;
  }
}
