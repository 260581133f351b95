package io.github.stalwartgitops.behavior;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the server that connections reach.
 *
 * @param ports a connection for each SMTP port of its listeners; empty where they are not known
 * @param hostName what {@code system('hostname')} gives, if known
 */
public record KnownServer(List<SampleConnection> ports, Optional<String> hostName) {
  public KnownServer {
    ports = List.copyOf(ports);
  }

  /** Nothing is known: it is taken for a fresh one ({@code docs/server.md}). */
  public static KnownServer unknown() {
    return new KnownServer(List.of(), Optional.empty());
  }

  List<SampleConnection> portsOrDefaults() {
    SampleConnection smtp = SampleConnection.atSmtpListener();
    return ports.isEmpty()
        ? List.of(
            smtp,
            smtp.with(Map.of("listener", "submissions", "local_port", "465", "is_tls", "true")))
        : ports;
  }

  ServerNames names() {
    ServerNames example = ServerNames.example();
    return hostName
        .map(name -> new ServerNames(name, name, example.domain(), example.nodeRole()))
        .orElse(example);
  }

  boolean knows(String systemName) {
    return systemName.equals("hostname") && hostName.isPresent();
  }
}
