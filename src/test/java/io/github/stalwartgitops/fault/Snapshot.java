package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.FaultyEmulator;
import java.util.List;

/**
 * The settings of a server at one moment.
 *
 * @param active the settings in use on each node, first the one that answers the management API
 */
record Snapshot(Settings stored, List<Settings> active) {
  Snapshot {
    active = List.copyOf(active);
  }

  static Snapshot of(FaultyEmulator emulator) {
    return new Snapshot(
        emulator.stored(), List.of(emulator.active(), emulator.active(FaultyCluster.SECOND_NODE)));
  }

  /** Returns the settings in use on the node that answers the management API. */
  Settings firstActive() {
    return active.get(0);
  }
}
