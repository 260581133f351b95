package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that the emulated server remembers. The JSON objects in it are never changed.
 *
 * @param stored objects by name as they were written, whole and in the form of the wire
 * @param active the same as of the last reload
 * @param writes how often each object was written; a {@code create} counts as two, for it shows the
 *     singleton at once where ids are null
 * @param scripts the system Sieve scripts
 * @param blocking the objects that refuse a reload
 * @param mode the mode that the server was last in: what is written in recovery mode becomes active
 *     at the next normal start
 */
record State(
    Map<String, ObjectNode> stored,
    Map<String, ObjectNode> active,
    Map<String, Integer> writes,
    List<Script> scripts,
    List<Blocking> blocking,
    Mode mode) {
  State {
    stored = Collections.unmodifiableMap(new LinkedHashMap<>(stored));
    active = Collections.unmodifiableMap(new LinkedHashMap<>(active));
    writes = Collections.unmodifiableMap(new LinkedHashMap<>(writes));
    scripts = List.copyOf(scripts);
    blocking = List.copyOf(blocking);
  }

  /** A server that was never written, with the one script of the recordings. */
  static State fresh() {
    return new State(
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(new Script("connect", null, true, "keep;")),
        List.of(),
        Mode.NORMAL);
  }

  /** After a start in a mode. */
  State startedIn(Mode newMode) {
    boolean activates = newMode == Mode.NORMAL && mode != Mode.NORMAL;
    return new State(stored, activates ? stored : active, writes, scripts, blocking, newMode);
  }

  /** After a write of one object that counts so often. */
  State withWritten(String object, ObjectNode value, int times) {
    Map<String, ObjectNode> newStored = new LinkedHashMap<>(stored);
    newStored.put(object, value);
    Map<String, Integer> newWrites = new LinkedHashMap<>(writes);
    newWrites.merge(object, times, Integer::sum);
    return new State(newStored, active, newWrites, scripts, blocking, mode);
  }

  /** After an accepted reload. */
  State withReload() {
    return new State(stored, stored, writes, scripts, blocking, mode);
  }

  /** With one more object that refuses a reload. */
  State withBlocking(Blocking more) {
    List<Blocking> all = new ArrayList<>(blocking);
    all.add(more);
    return new State(stored, active, writes, scripts, all, mode);
  }

  /** Without the objects of that name that refuse a reload. */
  State withoutBlocking(String object) {
    return new State(
        stored,
        active,
        writes,
        scripts,
        blocking.stream().filter(b -> !b.object().equals(object)).toList(),
        mode);
  }

  /** How often the object was written. */
  int writes(String object) {
    return writes.getOrDefault(object, 0);
  }
}
