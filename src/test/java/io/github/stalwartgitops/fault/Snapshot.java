package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.FaultyEmulator;
import java.util.List;

/**
 * What a server holds at a time.
 *
 * @param stored what it stores
 * @param active what each of its nodes uses, the one that answers the management API first
 */
record Snapshot(Settings stored, List<Settings> active) {
  Snapshot {
    active = List.copyOf(active);
  }

  static Snapshot of(FaultyEmulator emulator) {
    return new Snapshot(
        emulator.stored(), List.of(emulator.active(), emulator.active(FaultyServer.SECOND_NODE)));
  }

  /** What the node uses that answers the management API. */
  Settings firstActive() {
    return active.get(0);
  }
}
