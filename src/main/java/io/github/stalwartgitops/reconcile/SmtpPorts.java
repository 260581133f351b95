package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.behavior.KnownServer;
import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.server.Listener;
import io.github.stalwartgitops.server.ServerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The ports at which a server speaks SMTP, as expressions see them. */
final class SmtpPorts {
  private static final Set<String> PROTOCOLS = Set.of("smtp", "lmtp");

  private SmtpPorts() {}

  static KnownServer knownServer(ServerContext surroundings) {
    List<SampleConnection> ports = new ArrayList<>();
    for (Listener listener : surroundings.listeners().orElse(List.of())) {
      String protocol = listener.protocol().toLowerCase(Locale.ROOT);
      if (PROTOCOLS.contains(protocol)) {
        listener.binds().forEach(bind -> add(ports, listener, protocol, bind));
      }
    }
    return new KnownServer(ports, surroundings.hostName());
  }

  private static void add(
      List<SampleConnection> ports, Listener listener, String protocol, String bind) {
    int colon = bind.lastIndexOf(':');
    Map<String, String> variables =
        Map.of(
            "listener", listener.name(),
            "protocol", protocol,
            "local_ip", bind.substring(0, Math.max(colon, 0)).replaceAll("[\\[\\]]", ""),
            "local_port", bind.substring(colon + 1),
            "is_tls", Boolean.toString(listener.implicitTls()));
    if (SampleConnection.isPossible(variables)) {
      ports.add(SampleConnection.atSmtpListener().with(variables));
    }
  }
}
