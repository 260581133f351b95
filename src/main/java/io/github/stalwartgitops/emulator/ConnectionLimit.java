package io.github.stalwartgitops.emulator;

import java.net.InetAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Limits an address to five SMTP connections in each second of the clock, over all listeners. */
final class ConnectionLimit {
  private static final int CONNECTIONS = 5;

  private final Clock clock;
  private final boolean enabled;
  private final Map<InetAddress, Integer> seen = new HashMap<>();
  private long second = Long.MIN_VALUE;

  ConnectionLimit(Clock clock, boolean enabled) {
    this.clock = clock;
    this.enabled = enabled;
  }

  /** Counts a connection and returns whether it is within the limit. */
  synchronized boolean admits(InetAddress client) {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      seen.clear();
    }
    return !enabled || seen.merge(client, 1, Integer::sum) <= CONNECTIONS;
  }
}
