package io.github.stalwartgitops.jmap;

import java.time.Duration;

/**
 * What a client spends on a server.
 *
 * @param timeout the time for one request, from connecting to the last byte of the answer
 * @param retryBudget the time for all tries of one call and the waits between them; zero means that
 *     nothing is tried again
 * @param maxAnswerBytes the largest answer that is read, packed or unpacked
 */
public record RequestLimits(Duration timeout, Duration retryBudget, int maxAnswerBytes) {
  public RequestLimits {
    if (timeout.isNegative()
        || timeout.isZero()
        || retryBudget.isNegative()
        || maxAnswerBytes < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }

  /** 5 s for a request, 10 s with all tries, 32 MiB for an answer. */
  public static RequestLimits defaults() {
    return new RequestLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 32 * 1024 * 1024);
  }
}
