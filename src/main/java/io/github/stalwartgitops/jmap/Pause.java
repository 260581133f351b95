package io.github.stalwartgitops.jmap;

import java.time.Duration;

/** Waits between tries; replaced in tests. */
@FunctionalInterface
public interface Pause {
  /**
   * Waits for that long.
   *
   * @return false if a stop is requested meanwhile: there must not be another try
   */
  boolean waitFor(Duration duration);

  /** Returns a pause that sleeps; an interrupt of the thread is a request to stop. */
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
