package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.jmap.Pause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a run to come to an end: nothing new begins, and what is written but not active is put
 * back. May be told from any thread, any number of times; waits end at once.
 */
public final class StopSignal implements Pause {
  private final CountDownLatch told = new CountDownLatch(1);

  /** Tells it. */
  public void tell() {
    told.countDown();
  }

  /** Whether it was told. */
  public boolean isTold() {
    return told.getCount() == 0;
  }

  @Override
  public boolean waitFor(Duration duration) {
    try {
      return !told.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
