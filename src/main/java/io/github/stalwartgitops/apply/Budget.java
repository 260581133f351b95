package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.jmap.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The time that may go into trying again, and growing waits with jitter between the tries. */
final class Budget {
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  private final Clock clock;
  private final Pause pause;
  private final Instant end;
  private Duration next = FIRST_WAIT;

  Budget(Clock clock, Pause pause, Duration total) {
    this.clock = clock;
    this.pause = pause;
    this.end = clock.instant().plus(total);
  }

  /** Waits before another try; false if there is no time for one. */
  boolean waitForAnotherTry() {
    double jitter = 0.5 + ThreadLocalRandom.current().nextDouble() / 2;
    Duration wait = Duration.ofMillis((long) (next.toMillis() * jitter));
    if (clock.instant().plus(wait).isAfter(end)) {
      return false;
    }
    if (!pause.waitFor(wait)) {
      return false;
    }
    next = next.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : next.multipliedBy(2);
    return true;
  }
}
