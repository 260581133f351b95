package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.catalog.HostName;
import io.github.stalwartgitops.catalog.ServerFacts;

/**
 * The names that a server answers {@code system('…')} with.
 *
 * @param hostname its host name
 * @param nodeHostname the host name of the node
 * @param domain its default domain
 * @param nodeRole the role of the node, often empty
 */
public record ServerNames(String hostname, String nodeHostname, String domain, String nodeRole) {
  /** Example names for offline use, from those that are reserved for documentation. */
  public static ServerNames example() {
    return new ServerNames("mx.example.org", "mx.example.org", "example.org", "");
  }

  /** Returns the names of a server as far as they are known, and examples for the rest. */
  static ServerNames of(ServerFacts facts) {
    ServerNames example = example();
    if (facts.hostName().isEachNodesOwn()) {
      return example.named(HostName.PLACEHOLDER);
    }
    return facts.hostName().known().map(example::named).orElse(example);
  }

  private ServerNames named(String name) {
    return new ServerNames(name, name, domain, nodeRole);
  }

  /** What {@code system('name')} gives; empty for a name that is not here. */
  String value(String name) {
    return switch (name) {
      case "hostname" -> hostname;
      case "node_hostname" -> nodeHostname;
      case "domain" -> domain;
      case "node_role" -> nodeRole;
      default -> "";
    };
  }
}
