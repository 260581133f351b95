package io.github.stalwartgitops.jmap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Tries again what may pass by itself, with growing waits, within a budget of time. What may change
 * something is only tried again where the server surely did nothing.
 */
final class Retry {
  private static final long FIRST_WAIT_MILLIS = 250;
  private static final long LONGEST_WAIT_MILLIS = 8_000;

  /** One try. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws JmapException;
  }

  private final JmapEndpoint endpoint;
  private final JmapListener listener;
  private final Clock clock;
  private final Pause pause;
  private final DoubleSupplier jitter;

  Retry(
      JmapEndpoint endpoint,
      JmapListener listener,
      Clock clock,
      Pause pause,
      DoubleSupplier jitter) {
    this.endpoint = endpoint;
    this.listener = listener;
    this.clock = clock;
    this.pause = pause;
    this.jitter = jitter;
  }

  <T> T read(Attempt<T> attempt) throws JmapException {
    return run(attempt, true);
  }

  <T> T write(Attempt<T> attempt) throws JmapException {
    return run(attempt, false);
  }

  private <T> T run(Attempt<T> attempt, boolean harmless) throws JmapException {
    Instant end = clock.instant().plus(endpoint.limits().retryBudget());
    for (int tries = 1; ; tries++) {
      try {
        return attempt.make();
      } catch (JmapException e) {
        if (!e.mayPass() || (e.outcomeUnknown() && !harmless)) {
          throw e;
        }
        Optional<Duration> wait = waitBeforeNext(e, tries, end);
        if (wait.isEmpty()) {
          throw e;
        }
        waitFor(wait.get(), e, tries);
      }
    }
  }

  private Optional<Duration> waitBeforeNext(JmapException failure, int tries, Instant end) {
    long growing = FIRST_WAIT_MILLIS << Math.min(tries - 1, 10);
    double share = 0.5 + jitter.getAsDouble() / 2;
    Duration backoff = Duration.ofMillis((long) (Math.min(growing, LONGEST_WAIT_MILLIS) * share));
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    Duration wait = asked.compareTo(backoff) > 0 ? asked : backoff;
    return wait.compareTo(Duration.between(clock.instant(), end)) > 0
        ? Optional.empty()
        : Optional.of(wait);
  }

  private void waitFor(Duration wait, JmapException failure, int tries) throws JmapException {
    listener.note(
        "%s: trying again in %s s (try %d)"
            .formatted(
                failure.problem().message(),
                Math.round(wait.toMillis() / 100.0) / 10.0,
                tries + 1));
    if (!pause.waitFor(wait)) {
      throw failure;
    }
  }
}
