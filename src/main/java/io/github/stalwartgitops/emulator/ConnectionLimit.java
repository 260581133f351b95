package io.github.stalwartgitops.emulator;

import java.net.InetAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Five SMTP connections of one address in a second of the clock, over all listeners. */
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

  /** Counts one connection; false where it is one too many. */
  synchronized boolean admits(InetAddress client) {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      seen.clear();
    }
    return !enabled || seen.merge(client, 1, Integer::sum) <= CONNECTIONS;
  }
}
