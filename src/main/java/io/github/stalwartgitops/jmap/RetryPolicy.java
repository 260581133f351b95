package io.github.stalwartgitops.jmap;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How something is tried again.
 *
 * @param clock measures budgets
 * @param pause waits between tries
 * @param listener hears of each new try
 * @param jitter gives numbers from 0 to 1, which keep clients from trying in step
 */
public record RetryPolicy(Clock clock, Pause pause, JmapListener listener, DoubleSupplier jitter) {
  /** The same with random jitter. */
  public RetryPolicy(Clock clock, Pause pause, JmapListener listener) {
    this(clock, pause, listener, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** The time for all tries of something, from now on. */
  public RetryBudget budget(Duration total) {
    return new RetryBudget(this, clock.instant().plus(total));
  }
}
