package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Emulator;

/**
 * What a server holds at a time.
 *
 * @param stored what it stores
 * @param active what it uses
 */
record Snapshot(Settings stored, Settings active) {
  static Snapshot of(Emulator emulator) {
    return new Snapshot(emulator.stored(), emulator.active());
  }
}
