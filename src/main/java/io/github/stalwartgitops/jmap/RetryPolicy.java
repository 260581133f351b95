package io.github.stalwartgitops.jmap;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How requests are retried.
 *
 * @param clock measures budgets
 * @param pause waits between tries
 * @param listener is notified of each retry
 * @param jitter returns numbers from 0 to 1, so that clients do not retry in step
 */
public record RetryPolicy(Clock clock, Pause pause, JmapListener listener, DoubleSupplier jitter) {
  /** Creates a policy with random jitter. */
  public RetryPolicy(Clock clock, Pause pause, JmapListener listener) {
    this(clock, pause, listener, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Returns a budget that starts now. */
  public RetryBudget budget(Duration total) {
    return new RetryBudget(this, clock.instant().plus(total));
  }
}
