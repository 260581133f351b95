package io.github.stalwartgitops.jmap;

import java.time.Duration;

/**
 * How much time and memory a client spends on requests.
 *
 * @param timeout the time for one request, from connecting to the last byte of the answer
 * @param retryBudget the time for all tries of one request and the waits between them; zero for no
 *     retries
 * @param maxAnswerBytes the largest answer that is read, compressed or uncompressed
 */
public record RequestLimits(Duration timeout, Duration retryBudget, int maxAnswerBytes) {
  public RequestLimits {
    if (timeout.isNegative()
        || timeout.isZero()
        || retryBudget.isNegative()
        || maxAnswerBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** Returns 5 s for a request, 10 s for all tries, 32 MiB for an answer. */
  public static RequestLimits defaults() {
    return new RequestLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 32 * 1024 * 1024);
  }
}
