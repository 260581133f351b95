package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.IpText;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.server.ServerContext;
import io.github.stalwartgitops.smtp.Connection;
import io.github.stalwartgitops.smtp.ReverseNames;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out the greeting that settings must give for a connection ({@code docs/server.md}). What
 * only the server knows gets its likely value; where the evaluation looks at such a value, the
 * result is a guess and says of what.
 */
final class ExpectedGreeting {
  static final FieldName FIELD = new FieldName("MtaStageConnect", "smtpGreeting");

  private static final String FALLBACK = "Stalwart ESMTP at your service.";

  private final CompiledExpression compiled;
  private final ServerContext surroundings;

  private ExpectedGreeting(CompiledExpression compiled, ServerContext surroundings) {
    this.compiled = compiled;
    this.surroundings = surroundings;
  }

  /** The greeting of an expression; nothing if this program cannot compile it. */
  static Optional<ExpectedGreeting> of(Expression expression, ServerContext surroundings) {
    CompiledExpression compiled =
        CompiledExpression.compile(expression, Catalog.bundled().field(FIELD).orElseThrow().scope())
            .compiled();
    return Optional.ofNullable(compiled).map(it -> new ExpectedGreeting(it, surroundings));
  }

  /**
   * The greeting of one connection.
   *
   * @param seen the text that was read; its first word is the likely host name where no other is
   *     known
   */
  Expectation at(SmtpAddress address, Connection connection, String seen) {
    Set<String> greetings = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> translatable = new LinkedHashSet<>();
    for (ListenerPort port : ListenerPort.at(address, surroundings.listeners())) {
      greetings.add(new OnePort(port, connection, firstWord(seen)).evaluate(unknown, translatable));
    }
    return new Expectation(greetings, unknown, translatable);
  }

  /** The first word, which RFC 5321, 4.2 wants to be the host name. */
  static String firstWord(String greeting) {
    return greeting.split("\\s", 2)[0];
  }

  /** An evaluation for one port of a listener, and what is not known about it. */
  private final class OnePort {
    private final Map<String, String> uncertain = new LinkedHashMap<>();
    private final Map<String, String> remote = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Environment environment;

    OnePort(ListenerPort port, Connection connection, String likelyName) {
      InetAddress client = connection.local().getAddress();
      environment =
          Environment.builder()
              .variable("listener", port.listener())
              .variable("remote_ip", IpText.of(client))
              .variable("remote_port", connection.local().getPort())
              .variable("local_ip", port.ip())
              .variable("local_port", port.port())
              .variable("protocol", port.protocol())
              .variable("is_tls", port.implicitTls() ? 1 : 0)
              .variable("asn", 0)
              .variable("country", "")
              .systemName("hostname", Value.of(surroundings.hostName().orElse(likelyName)))
              .systemName("node_hostname", Value.of(likelyName))
              .serverFunctions(
                  (function, arguments) -> {
                    asked.add(function.name() + "(…)");
                    return Optional.empty();
                  })
              .build();
      uncertain.put("asn", "asn");
      uncertain.put("country", "country");
      remote.put("remote_ip", "remote_ip (" + IpText.of(client) + " unless translated)");
      remote.put("remote_port", "remote_port");
      if (!ReverseNames.isPublic(client)) {
        // A private address is translated on the way out, one of this machine on the way into a
        // container. A public one may be translated on the way in, to that of a balancer.
        uncertain.putAll(remote);
      }
      if (!port.isKnown()) {
        ListenerPort.VARIABLES.forEach(name -> uncertain.put(name, name));
      }
    }

    String evaluate(Set<String> unknown, Set<String> translatable) {
      Trace trace = compiled.trace(environment);
      for (Trace.Step step : trace.steps()) {
        String name = unknownName(step.node());
        if (name != null) {
          unknown.add(name);
        } else if (step.node() instanceof Node.Variable variable
            && remote.containsKey(variable.name())) {
          translatable.add(remote.get(variable.name()));
        }
      }
      unknown.addAll(asked);
      if (trace.failure() != null && asked.isEmpty()) {
        unknown.add("an evaluation that fails here: " + trace.failure().reason());
      }
      return trace.evaluation().value() instanceof Value.StringValue text && !text.text().isEmpty()
          ? text.text()
          : FALLBACK;
    }

    private @Nullable String unknownName(Node node) {
      if (node instanceof Node.Variable variable) {
        return uncertain.get(variable.name());
      }
      if (node instanceof Node.SystemName system) {
        boolean isKnown = system.name().equals("hostname") && surroundings.hostName().isPresent();
        return isKnown ? null : "system('" + system.name() + "')";
      }
      return node instanceof Node.Metric metric ? "metric('" + metric.name() + "')" : null;
    }
  }
}
