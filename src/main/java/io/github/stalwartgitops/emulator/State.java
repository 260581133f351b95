package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that the emulated server keeps.
 *
 * @param active the objects as of the last reload
 * @param writes how often each singleton was written; a {@code create} counts as two, because it
 *     shows the singleton at once where ids are null
 * @param blockers the objects that refuse a reload
 * @param mode the mode of the last start: what is written in recovery mode becomes active at the
 *     next normal start
 */
record State(
    ObjectSet stored,
    ObjectSet active,
    Map<String, Integer> writes,
    List<ReloadBlocker> blockers,
    Mode mode) {
  State {
    writes = Collections.unmodifiableMap(new LinkedHashMap<>(writes));
    blockers = List.copyOf(blockers);
  }

  /** Returns the state of a server that was never written. */
  static State fresh() {
    return new State(ObjectSet.EMPTY, ObjectSet.EMPTY, Map.of(), List.of(), Mode.NORMAL);
  }

  /** Returns the state after a start in a mode. */
  State startedIn(Mode newMode) {
    boolean activates = newMode == Mode.NORMAL && mode != Mode.NORMAL;
    return new State(stored, activates ? stored : active, writes, blockers, newMode);
  }

  /** Returns the state after a write of a singleton, which counts as a number of writes. */
  State withWritten(String object, ObjectNode value, int times) {
    Map<String, Integer> newWrites = new LinkedHashMap<>(writes);
    newWrites.merge(object, times, Integer::sum);
    return new State(stored.with(object, value), active, newWrites, blockers, mode);
  }

  /** Returns the state with these scripts stored and no others. */
  State withScripts(List<Script> scripts) {
    return new State(new ObjectSet(stored.singletons(), scripts), active, writes, blockers, mode);
  }

  /** Returns the state after an accepted reload. */
  State withReload() {
    return new State(stored, stored, writes, blockers, mode);
  }

  /** Returns the state with one more object that refuses a reload. */
  State withBlocker(ReloadBlocker more) {
    List<ReloadBlocker> all = new ArrayList<>(blockers);
    all.add(more);
    return new State(stored, active, writes, all, mode);
  }

  /** Returns the state without the objects of that name that refuse a reload. */
  State withoutBlocker(String object) {
    List<ReloadBlocker> others = blockers.stream().filter(b -> !b.object().equals(object)).toList();
    return new State(stored, active, writes, others, mode);
  }

  /** Returns how often a singleton was written. */
  int writes(String object) {
    return writes.getOrDefault(object, 0);
  }
}
