package io.github.stalwartgitops.jmap;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * How requests are retried.
 *
 * @param nanoTime measures budgets, such as {@link System#nanoTime}: no time server moves it
 * @param pause waits between tries
 * @param listener is notified of each retry
 * @param jitter returns numbers from 0 to 1, so that clients do not retry in step
 */
public record RetryPolicy(
    LongSupplier nanoTime, Pause pause, JmapListener listener, DoubleSupplier jitter) {
  /** Creates a policy with random jitter. */
  public RetryPolicy(LongSupplier nanoTime, Pause pause, JmapListener listener) {
    this(nanoTime, pause, listener, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Returns a budget that starts now. */
  public RetryBudget budget(Duration total) {
    return new RetryBudget(this, nanoTime.getAsLong() + total.toNanos());
  }
}
