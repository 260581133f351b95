package io.github.stalwartgitops.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a server says about things that expressions refer to outside their objects. Each part is
 * empty where no server was asked or the credential may not read it.
 *
 * @param scripts the names of the system Sieve scripts
 * @param listeners the ports of the network listeners
 * @param hostName the host name of the system settings
 */
public record ServerFacts(
    Optional<Set<String>> scripts,
    Optional<List<ListenerPort>> listeners,
    Optional<String> hostName) {
  private static final ServerFacts UNKNOWN =
      new ServerFacts(Optional.empty(), Optional.empty(), Optional.empty());

  public ServerFacts {
    scripts = scripts.map(Set::copyOf);
    listeners = listeners.map(List::copyOf);
  }

  /** Returns the facts where no server was asked. */
  public static ServerFacts unknown() {
    return UNKNOWN;
  }

  /** Returns the ports that take mail; none where the listeners are not known. */
  public List<ListenerPort> mailPorts() {
    return listeners.orElse(List.of()).stream().filter(ListenerPort::takesMail).toList();
  }
}
