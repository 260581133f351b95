package io.github.stalwartgitops.jmap;

import java.time.Duration;

/** Waits between tries; a test may only count. */
@FunctionalInterface
public interface Pause {
  /**
   * Waits.
   *
   * @throws InterruptedException if this program is told to stop meanwhile
   */
  void waitFor(Duration duration) throws InterruptedException;

  /** Really waits. */
  static Pause sleeping() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
