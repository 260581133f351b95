package io.github.stalwartgitops.jmap;

import java.time.Duration;

/** Tries harmless requests again where that may help. */
final class Retry {
  /** One try. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws JmapException;
  }

  private final RetryPolicy policy;
  private final Duration total;

  /**
   * @param total the time for all tries of one request
   */
  Retry(RetryPolicy policy, Duration total) {
    this.policy = policy;
    this.total = total;
  }

  <T> T read(Attempt<T> attempt) throws JmapException {
    RetryBudget budget = policy.budget(total);
    for (int tries = 1; ; tries++) {
      try {
        return attempt.make();
      } catch (JmapException e) {
        if (!e.mayPass()
            || !budget.waitForAnotherTry(tries, e.problem().message(), e.retryAfter())) {
          throw e;
        }
      }
    }
  }
}
