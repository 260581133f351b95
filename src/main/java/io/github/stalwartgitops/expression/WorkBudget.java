package io.github.stalwartgitops.expression;

/**
 * Limits what several evaluations cost together. It counts steps and not time, so that the result
 * is the same on every machine.
 */
public final class WorkBudget {
  private long left;

  /**
   * @param steps about as many conditions, characters of large texts and the like
   */
  public WorkBudget(long steps) {
    left = steps;
  }

  /** Takes steps from the budget. */
  public void spend(long steps) {
    left = Math.max(0, left - steps);
  }

  /** Returns whether nothing is left. */
  public boolean isSpent() {
    return left == 0;
  }

  long left() {
    return left;
  }
}
