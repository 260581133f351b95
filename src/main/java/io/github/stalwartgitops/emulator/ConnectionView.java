package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.IpText;
import io.github.stalwartgitops.expression.Value;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one SMTP connection sees of the active settings ({@code docs/server.md}). */
final class ConnectionView {
  static final String DEFAULT_DOMAIN = "localhost.local";

  private final Supplier<Settings> active;
  private final Supplier<List<Script>> scripts;
  private final String remoteIp;
  private final Environment environment;

  /**
   * @param client the other end of the connection
   * @param active the active settings, read for each answer
   * @param scripts the active scripts
   */
  ConnectionView(
      EmulatorConfiguration configuration,
      SmtpListener listener,
      InetSocketAddress client,
      Supplier<Settings> active,
      Supplier<List<Script>> scripts) {
    this.active = active;
    this.scripts = scripts;
    this.remoteIp = IpText.of(client.getAddress());
    String node = configuration.node(listener);
    this.environment =
        Environment.builder()
            .variable("listener", listener.name())
            .variable("remote_ip", remoteIp)
            .variable("remote_port", client.getPort())
            .variable("local_ip", listener.localIp())
            .variable("local_port", listener.localPort())
            .variable("protocol", listener.protocol())
            .variable("is_tls", listener.tls() ? 1 : 0)
            .variable("asn", 0)
            .variable("country", "")
            .systemName("hostname", Value.of(configuration.systemHostname(node)))
            .systemName("node_hostname", Value.of(node))
            .systemName("domain", Value.of(DEFAULT_DOMAIN))
            .systemName("node_id", Value.of(1))
            .systemName("node_role", Value.of(""))
            .build();
  }

  /** Returns the text that the connect script rejects the client with; empty if it does not. */
  Optional<String> rejection() {
    if (!(value(ConnectStage.SCRIPT, environment) instanceof Value.StringValue name)) {
      return Optional.empty();
    }
    return scripts.get().stream()
        .filter(script -> script.isActive() && script.name().equals(name.text()))
        .findFirst()
        .flatMap(script -> SieveRun.rejection(script.contents(), remoteIp));
  }

  /** Returns the text after {@code 220}. */
  String greeting() {
    return ConnectStage.greeting(value(ConnectStage.GREETING, environment));
  }

  /** Returns the host name in the answer to EHLO. */
  String hostname() {
    return ConnectStage.hostname(value(ConnectStage.HOSTNAME, environment));
  }

  /** Returns whether EHLO with a domain that is not fully qualified is refused. */
  boolean rejectsNonFqdn(String domain) {
    Environment introduced = environment.toBuilder().variable("helo_domain", domain).build();
    Value rejects = value(new FieldName("MtaStageEhlo", "rejectNonFqdn"), introduced);
    return rejects instanceof Value.IntegerValue integer && integer.number() != 0;
  }

  private @Nullable Value value(FieldName field, Environment where) {
    CompiledExpression compiled =
        CompiledExpression.compile(
                active.get().find(field).orElseThrow(),
                Catalog.bundled().field(field).orElseThrow().scope())
            .compiled();
    return compiled == null ? null : compiled.evaluate(where).value();
  }
}
