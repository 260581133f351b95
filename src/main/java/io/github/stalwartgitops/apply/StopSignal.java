package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.jmap.Pause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Requests that a run comes to an end: it starts no new step and rolls back what is stored but not
 * active. May be requested from any thread, any number of times; waits end at once.
 */
public final class StopSignal implements Pause {
  private final CountDownLatch requested = new CountDownLatch(1);

  /** Requests the stop. */
  public void request() {
    requested.countDown();
  }

  /** Whether a stop was requested. */
  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  @Override
  public boolean waitFor(Duration duration) {
    try {
      return !requested.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
