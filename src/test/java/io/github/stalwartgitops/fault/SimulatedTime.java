package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.jmap.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Time that passes only by waiting, and then at once. */
public final class SimulatedTime extends Clock implements Pause, LongSupplier {
  private final Runnable passed;
  private volatile Instant now = Instant.EPOCH;

  public SimulatedTime() {
    this(() -> {});
  }

  /**
   * @param passed runs after each wait
   */
  SimulatedTime(Runnable passed) {
    this.passed = passed;
  }

  @Override
  public synchronized boolean waitFor(Duration duration) {
    now = now.plus(duration);
    passed.run();
    return true;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Returns the same time in nanoseconds. */
  @Override
  public long getAsLong() {
    return TimeUnit.MILLISECONDS.toNanos(now.toEpochMilli());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
