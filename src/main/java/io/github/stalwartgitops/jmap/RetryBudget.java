package io.github.stalwartgitops.jmap;

import java.time.Duration;

/** A time budget for several tries of one request, with growing waits between them. */
public final class RetryBudget {
  private static final long FIRST_WAIT_MILLIS = 250;
  private static final long LONGEST_WAIT_MILLIS = 8_000;

  private final RetryPolicy policy;
  private final long end;

  RetryBudget(RetryPolicy policy, long end) {
    this.policy = policy;
    this.end = end;
  }

  /**
   * Reports a failure and waits before the next try.
   *
   * @param tries the number of tries so far
   * @param failure why the last try failed, as a sentence without its full stop
   * @param serverWait how long the server asks to wait; zero if it does not say
   * @return false without waiting if there is no time for another try; false if a stop is requested
   *     while waiting
   */
  public boolean waitForAnotherTry(int tries, String failure, Duration serverWait) {
    Duration backoff = backoff(tries);
    Duration wait = serverWait.compareTo(backoff) > 0 ? serverWait : backoff;
    if (wait.compareTo(Duration.ofNanos(end - policy.nanoTime().getAsLong())) > 0) {
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
    double fraction = 0.5 + policy.jitter().getAsDouble() / 2;
    return Duration.ofMillis((long) (Math.min(growing, LONGEST_WAIT_MILLIS) * fraction));
  }
}
