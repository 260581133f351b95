package io.github.stalwartgitops.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server says about things that expressions refer to outside their objects. A part is empty
 * where no server was asked or the credential may not read it.
 *
 * @param scripts the names of the system Sieve scripts, and whether each is active: the server
 *     skips the others
 * @param listeners the ports of the network listeners
 * @param hostName the host name
 */
public record ServerFacts(
    Optional<Map<String, Boolean>> scripts,
    Optional<List<ListenerPort>> listeners,
    HostName hostName) {
  private static final ServerFacts UNKNOWN =
      new ServerFacts(Optional.empty(), Optional.empty(), HostName.unknown());

  public ServerFacts {
    scripts = scripts.map(it -> Collections.unmodifiableMap(new LinkedHashMap<>(it)));
    listeners = listeners.map(List::copyOf);
  }

  /** Returns the facts where no server was asked. */
  public static ServerFacts unknown() {
    return UNKNOWN;
  }

  /** Returns these facts after scripts were written; without any if those are not known. */
  public ServerFacts with(Map<String, SieveScript> written) {
    Map<String, Boolean> all = new LinkedHashMap<>(scripts.orElse(Map.of()));
    written.forEach(
        (name, script) -> {
          if (script.exists()) {
            all.put(name, script.isActive());
          } else {
            all.remove(name);
          }
        });
    return new ServerFacts(scripts.map(known -> all), listeners, hostName);
  }

  /** Returns the ports that take mail; none where the listeners are not known. */
  public List<ListenerPort> mailPorts() {
    return listeners.orElse(List.of()).stream().filter(ListenerPort::takesMail).toList();
  }
}
