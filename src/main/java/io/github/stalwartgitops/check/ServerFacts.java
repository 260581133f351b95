package io.github.stalwartgitops.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What only a server can tell about the surroundings of its expressions. Each part is empty where
 * the server was not asked or may not be.
 *
 * @param scripts the names of its system Sieve scripts
 * @param listeners its network listeners
 * @param hostName its host name, what {@code system('hostname')} gives
 */
public record ServerFacts(
    Optional<Set<String>> scripts,
    Optional<List<BoundListener>> listeners,
    Optional<String> hostName) {
  public ServerFacts {
    scripts = scripts.map(Set::copyOf);
    listeners = listeners.map(List::copyOf);
  }

  /** Nothing is known: no server was asked. */
  public static ServerFacts unknown() {
    return new ServerFacts(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * A network listener.
   *
   * @param name what {@code listener} is in expressions
   * @param binds addresses with ports, such as {@code [::]:25} or {@code 192.0.2.1:25}
   */
  public record BoundListener(String name, List<String> binds) {
    public BoundListener {
      binds = List.copyOf(binds);
    }

    /** The addresses alone, what {@code local_ip} is in expressions. */
    List<String> addresses() {
      return binds.stream().map(BoundListener::address).toList();
    }

    private static String address(String bind) {
      int port = bind.lastIndexOf(':');
      String address = port < 0 ? bind : bind.substring(0, port);
      return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    }
  }
}
