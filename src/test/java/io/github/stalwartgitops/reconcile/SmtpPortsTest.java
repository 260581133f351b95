package io.github.stalwartgitops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.server.Listener;
import io.github.stalwartgitops.server.ServerContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmtpPortsTest {
  @Test
  void eachPortOfAnSmtpListenerGivesAConnection() {
    assertThat(ports("[::]:25", "192.0.2.7:2525"))
        .extracting(
            port -> port.variables().get("local_ip"), port -> port.variables().get("local_port"))
        .containsExactly(
            tuple(Value.of("::"), Value.of(25)), tuple(Value.of("192.0.2.7"), Value.of(2525)));
  }

  @Test
  void whatIsNoAddressWithAPortGivesNone() {
    assertThat(ports("", ":", "25", "[::]:", "[::]:99999", "mx.example.org:25", "[::]:-1"))
        .isEmpty();
  }

  private static List<SampleConnection> ports(String... binds) {
    return SmtpPorts.knownServer(
            new ServerContext(
                Optional.empty(),
                Optional.of(List.of(new Listener("smtp", List.of(binds), "SMTP", false))),
                Optional.empty(),
                Map.of()))
        .ports();
  }
}
