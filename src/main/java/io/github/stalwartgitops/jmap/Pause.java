package io.github.stalwartgitops.jmap;

import java.time.Duration;

/** Waits between tries; a test may only count. */
@FunctionalInterface
public interface Pause {
  /**
   * Waits.
   *
   * @return false if this program is told to stop meanwhile: there shall be no other try
   */
  boolean waitFor(Duration duration);

  /** Really waits; an interrupt of the thread tells to stop. */
  static Pause sleeping() {
    return duration -> {
      try {
        Thread.sleep(duration.toMillis());
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}
