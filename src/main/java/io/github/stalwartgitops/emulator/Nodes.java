package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What each node of the emulated server uses: what the last reload made active, or what it used
 * before where it lags behind.
 */
final class Nodes {
  private final Store store;
  private final Set<String> names;
  private final Clock clock;
  private final Map<String, Behind> behind = new HashMap<>();

  /** A node that uses former settings. */
  private static final class Behind {
    private final Map<String, ObjectNode> former;
    private final Lag lag;
    private final Instant since;
    private final int activation;
    private int greeted;

    Behind(Map<String, ObjectNode> former, Lag lag, Instant since, int activation) {
      this.former = former;
      this.lag = lag;
      this.since = since;
      this.activation = activation;
    }
  }

  /**
   * @param names the nodes there are
   * @param clock tells how long a node lags
   */
  Nodes(Store store, Set<String> names, Clock clock) {
    this.store = store;
    this.names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    this.clock = clock;
  }

  /** The nodes there are. */
  Set<String> names() {
    return names;
  }

  /** What a node uses now, written objects by their names. */
  synchronized Map<String, ObjectNode> active(String node) {
    Behind late = behind.get(node);
    return late == null || hasCaughtUp(late) ? store.state().active() : late.former;
  }

  /** Counts a connection that a node has greeted. */
  synchronized void greeted(String node) {
    Behind late = behind.get(node);
    if (late != null) {
      late.greeted++;
    }
  }

  /** Lets a reload happen that, if it is accepted, reaches some nodes late or never. */
  synchronized HttpAnswer lagging(Lag lag, Supplier<HttpAnswer> reload) {
    Map<String, Map<String, ObjectNode>> former = new HashMap<>();
    names.stream().filter(lag::concerns).forEach(node -> former.put(node, active(node)));
    int before = store.activations();
    HttpAnswer answer = reload.get();
    int now = store.activations();
    if (now != before) {
      former.forEach((node, used) -> behind.put(node, new Behind(used, lag, clock.instant(), now)));
    }
    return answer;
  }

  private boolean hasCaughtUp(Behind late) {
    return late.activation != store.activations()
        || late.lag.isOver(late.since, clock.instant(), late.greeted);
  }
}
