package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Value;
import java.util.List;

/** Typical connections to the default listeners ({@code docs/server.md}). */
final class Connections {
  private static final String HOST_NAME = "mail.host-name.invalid";

  private Connections() {}

  /** A stranger on port 25, and clients of other ports, families and countries. */
  static List<Environment> smtp(String hostName) {
    return List.of(
        plain(hostName).build(),
        plain(hostName)
            .variables(ListenerPort.SUBMISSIONS.variables())
            .variable("remote_ip", "2001:db8::7")
            .build(),
        plain(hostName)
            .variable("listener", "lmtp")
            .variable("local_port", 24)
            .variable("protocol", "lmtp")
            .variable("asn", 64_500)
            .variable("country", "DE")
            .build());
  }

  /** A stranger on port 25. */
  static Environment.Builder plain(String hostName) {
    return Environment.builder()
        .variables(ListenerPort.SMTP.variables())
        .variable("remote_ip", "192.0.2.7")
        .variable("remote_port", 49_152)
        .variable("asn", 0)
        .variable("country", "")
        .systemName("hostname", Value.of(hostName))
        .systemName("node_hostname", Value.of(hostName))
        .systemName("domain", Value.of("example.org"))
        .systemName("node_id", Value.of(1))
        .systemName("node_role", Value.of(""));
  }

  /** Returns the host name, or a placeholder where it is not known. */
  static String hostName(ServerFacts facts) {
    return facts.hostName().known().orElse(HOST_NAME);
  }
}
