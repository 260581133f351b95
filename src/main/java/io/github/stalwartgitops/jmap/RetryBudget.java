package io.github.stalwartgitops.jmap;

import java.time.Duration;
import java.time.Instant;

/** A time for tries, with growing waits between them. */
public final class RetryBudget {
  private static final long FIRST_WAIT_MILLIS = 250;
  private static final long LONGEST_WAIT_MILLIS = 8_000;

  private final RetryPolicy policy;
  private final Instant end;

  RetryBudget(RetryPolicy policy, Instant end) {
    this.policy = policy;
    this.end = end;
  }

  /**
   * Tells a failure and waits before the next try.
   *
   * @param tries how many were made so far
   * @param failure what became of the last one, as a sentence without its full stop
   * @param asked how long the server asks to wait; zero if it does not say
   * @return false, at once, if there is no time for another try or this program is told to stop
   */
  public boolean waitForAnotherTry(int tries, String failure, Duration asked) {
    Duration backoff = backoff(tries);
    Duration wait = asked.compareTo(backoff) > 0 ? asked : backoff;
    if (wait.compareTo(Duration.between(policy.clock().instant(), end)) > 0) {
      return false;
    }
    policy
        .listener()
        .note(
            "%s: trying again in %s s (try %d)"
                .formatted(failure, Math.round(wait.toMillis() / 100.0) / 10.0, tries + 1));
    return policy.pause().waitFor(wait);
  }

  private Duration backoff(int tries) {
    long growing = FIRST_WAIT_MILLIS << Math.min(tries - 1, 10);
    double share = 0.5 + policy.jitter().getAsDouble() / 2;
    return Duration.ofMillis((long) (Math.min(growing, LONGEST_WAIT_MILLIS) * share));
  }
}
