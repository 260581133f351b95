package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of a server as they are stored, or as they are active. The JSON objects in it are
 * never changed.
 *
 * @param singletons written singletons by name, complete and in the form of the wire
 * @param scripts the system Sieve scripts in the order of their creation
 */
record ObjectSet(Map<String, ObjectNode> singletons, List<Script> scripts) {
  static final ObjectSet EMPTY = new ObjectSet(Map.of(), List.of());

  ObjectSet {
    singletons = Collections.unmodifiableMap(new LinkedHashMap<>(singletons));
    scripts = List.copyOf(scripts);
  }

  /** Returns the same with one singleton replaced. */
  ObjectSet with(String name, ObjectNode singleton) {
    Map<String, ObjectNode> changed = new LinkedHashMap<>(singletons);
    changed.put(name, singleton);
    return new ObjectSet(changed, scripts);
  }
}
