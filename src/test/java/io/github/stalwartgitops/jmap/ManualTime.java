package io.github.stalwartgitops.jmap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A clock that only waiting moves. */
public final class ManualTime extends Clock implements Pause, LongSupplier {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final List<Duration> waits = new ArrayList<>();

  @Override
  public boolean waitFor(Duration duration) {
    waits.add(duration);
    now = now.plus(duration);
    return true;
  }

  /** The waits so far. */
  public List<Duration> waits() {
    return waits;
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
