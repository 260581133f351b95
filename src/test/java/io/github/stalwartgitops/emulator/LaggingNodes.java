package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What each node of a cluster uses: the settings of the last reload, or older ones if it lags. */
final class LaggingNodes {
  private final Emulator emulator;
  private final List<String> names;
  private final Clock clock;
  private final Map<String, Late> late = new HashMap<>();

  /** A node that uses previous settings. */
  private static final class Late {
    private final Settings previous;
    private final ReloadLag lag;
    private final Instant since;
    private int connections;

    Late(Settings previous, ReloadLag lag, Instant since) {
      this.previous = previous;
      this.lag = lag;
      this.since = since;
    }
  }

  LaggingNodes(Emulator emulator, List<String> names, Clock clock) {
    this.emulator = emulator;
    this.names = List.copyOf(names);
    this.clock = clock;
  }

  /** Returns the settings that a node uses now. */
  synchronized Settings active(String node) {
    Late behind = late.get(node);
    return behind == null ? emulator.active() : active(node, behind, behind.connections);
  }

  /** Counts a new connection to a node and returns what it sees. */
  synchronized Supplier<Settings> newConnection(String node) {
    Late behind = late.get(node);
    if (behind == null) {
      return emulator::active;
    }
    int earlier = behind.connections;
    behind.connections++;
    return () -> active(node, behind, earlier);
  }

  private synchronized Settings active(String node, Late behind, int earlier) {
    boolean isBehind =
        late.get(node) == behind && !behind.lag.isOver(behind.since, clock.instant(), earlier);
    return isBehind ? behind.previous : emulator.active();
  }

  /** Returns the settings of each node. */
  synchronized Map<String, Settings> all() {
    Map<String, Settings> all = new HashMap<>();
    names.forEach(node -> all.put(node, active(node)));
    return all;
  }

  /** Every node has caught up: the server has reloaded or started. */
  synchronized void catchUp() {
    late.clear();
  }

  /** Lets some nodes use what they used before an accepted reload. */
  synchronized void lag(ReloadLag lag, Map<String, Settings> before) {
    names.stream()
        .filter(lag::concerns)
        .forEach(node -> late.put(node, new Late(before.get(node), lag, clock.instant())));
  }

  /** Throws where there is no such node. */
  void requireNode(ReloadLag lag) {
    if (names.stream().noneMatch(lag::concerns)) {
      throw new IllegalArgumentException(
          "there is no node " + lag.node() + " to lag, but " + String.join(", ", names));
    }
  }
}
