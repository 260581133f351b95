package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.IpText;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.smtp.GreetingAnswer.Connection;
import io.github.stalwartgitops.smtp.ReverseNames;
import io.github.stalwartgitops.smtp.SmtpAddress;
import io.github.stalwartgitops.smtp.SmtpAddress.Security;
import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes the greeting that settings give for a connection ({@code docs/server.md}). What only the
 * server knows gets its likely value; if the evaluation reads such a value, the result is a guess
 * and names what it depends on.
 */
final class ExpectedGreeting {
  /**
   * The variables that the listener decides, except for {@code is_tls}, which the address shows.
   */
  static final List<String> LISTENER_VARIABLES =
      List.of("listener", "local_ip", "local_port", "protocol");

  private final CompiledExpression compiled;
  private final ServerFacts facts;

  private ExpectedGreeting(CompiledExpression compiled, ServerFacts facts) {
    this.compiled = compiled;
    this.facts = facts;
  }

  /**
   * The greetings that a connection may get.
   *
   * @param texts every text after {@code 220} that is possible or, if something is unknown, likely
   * @param unknown the inputs of the expression that are unknown here
   * @param translatable the inputs that are known here, unless addresses are translated between
   *     client and server: the expected greeting shows that they are not, another one shows nothing
   */
  record Candidates(Set<String> texts, Set<String> unknown, Set<String> translatable) {
    Candidates {
      texts = Collections.unmodifiableSet(new LinkedHashSet<>(texts));
      unknown = Collections.unmodifiableSet(new LinkedHashSet<>(unknown));
      translatable = Collections.unmodifiableSet(new LinkedHashSet<>(translatable));
    }

    boolean isCertain() {
      return unknown.isEmpty() && texts.size() == 1;
    }

    /** Whether the settings give this greeting and no other. */
    boolean isProvenBy(String text) {
      return isCertain() && texts.contains(text);
    }

    /** Whether all candidates are known and this is none of them, so that a later one may prove. */
    boolean isUnexpected(String text) {
      return unknown.isEmpty() && !texts.contains(text);
    }

    /** Whether the settings cannot give this greeting. */
    boolean isContradictedBy(String text) {
      return isUnexpected(text) && translatable.isEmpty();
    }

    /** Returns the most likely text. */
    String likely() {
      return texts.iterator().next();
    }
  }

  /** Returns the greeting of an expression; empty if the known language cannot compile it. */
  static Optional<ExpectedGreeting> of(Expression expression, ServerFacts facts) {
    CompiledExpression compiled =
        CompiledExpression.compile(
                expression, Catalog.bundled().field(ConnectStage.GREETING).orElseThrow().scope())
            .compiled();
    return Optional.ofNullable(compiled).map(it -> new ExpectedGreeting(it, facts));
  }

  /**
   * Returns the greetings that one connection may get.
   *
   * @param seen the text that was read; its first word is the likely host name if none is known
   */
  Candidates at(SmtpAddress address, Connection connection, String seen) {
    Set<String> texts = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> translatable = new LinkedHashSet<>();
    List<ListenerPort> ports = knownPorts(address);
    boolean isGuess = ports.isEmpty();
    for (ListenerPort port : isGuess ? List.of(likelyPort(address)) : ports) {
      texts.add(
          new OnePort(port, isGuess, connection, firstWord(seen)).evaluate(unknown, translatable));
    }
    return new Candidates(texts, unknown, translatable);
  }

  /**
   * Returns the ports that may answer at an address: those of its number; without one, the port is
   * translated on the way, and every port that begins as the address does is possible.
   */
  private List<ListenerPort> knownPorts(SmtpAddress address) {
    List<ListenerPort> all = facts.mailPorts();
    List<ListenerPort> ofNumber =
        all.stream().filter(port -> port.port() == address.port()).toList();
    return ofNumber.isEmpty()
        ? all.stream().filter(port -> port.implicitTls() == beginsWithTls(address)).toList()
        : ofNumber;
  }

  private static ListenerPort likelyPort(SmtpAddress address) {
    ListenerPort usual = beginsWithTls(address) ? ListenerPort.SUBMISSIONS : ListenerPort.SMTP;
    return new ListenerPort(
        usual.listener(), usual.ip(), address.port(), usual.protocol(), usual.implicitTls());
  }

  private static boolean beginsWithTls(SmtpAddress address) {
    return address.security() == Security.IMPLICIT_TLS;
  }

  /** Returns the first word, which is the host name by RFC 5321, section 4.2. */
  static String firstWord(String greeting) {
    return greeting.split("\\s", 2)[0];
  }

  /** An evaluation for one port of a listener, and what is not known about it. */
  private final class OnePort {
    /** The variables whose value is a guess, with the name to show. */
    private final Map<String, String> uncertain = new LinkedHashMap<>();

    /** The variables that a translation of addresses changes, with the name to show. */
    private final Map<String, String> remote = new LinkedHashMap<>();

    private final Environment environment;

    OnePort(ListenerPort port, boolean isGuess, Connection connection, String likelyName) {
      InetAddress client = connection.local().getAddress();
      environment =
          Environment.builder()
              .variables(port.variables())
              .variable("remote_ip", IpText.of(client))
              .variable("remote_port", connection.local().getPort())
              .variable("asn", 0)
              .variable("country", "")
              .systemName("hostname", Value.of(facts.hostName().orElse(likelyName)))
              .systemName("node_hostname", Value.of(likelyName))
              .build();
      uncertain.put("asn", "asn");
      uncertain.put("country", "country");
      remote.put("remote_ip", "remote_ip (" + IpText.of(client) + " unless translated)");
      remote.put("remote_port", "remote_port");
      if (!ReverseNames.isPublic(client)) {
        // A private address is translated on the way out, a loopback address on the way into a
        // container. A public one may be translated on the way in, to that of a balancer.
        uncertain.putAll(remote);
      }
      if (isGuess) {
        LISTENER_VARIABLES.forEach(name -> uncertain.put(name, name));
      }
    }

    /** Returns the text, and adds what it depends on. */
    String evaluate(Set<String> unknown, Set<String> translatable) {
      Trace trace = compiled.trace(environment);
      for (Trace.Input input : trace.inputs()) {
        String name = unknownName(input);
        if (name != null) {
          unknown.add(name);
        } else if (remote.containsKey(input.name())) {
          translatable.add(remote.get(input.name()));
        }
      }
      if (trace.failure() != null && trace.failure().unanswered() == null) {
        unknown.add("an evaluation that fails here: " + trace.failure().reason());
      }
      return ConnectStage.greeting(trace.evaluation().value());
    }

    private @Nullable String unknownName(Trace.Input input) {
      return switch (input.source()) {
        case VARIABLE -> uncertain.get(input.name());
        case SYSTEM_NAME ->
            input.name().equals("hostname") && facts.hostName().isPresent() ? null : input.text();
        case METRIC, SERVER_FUNCTION -> input.text();
      };
    }
  }
}
