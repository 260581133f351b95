package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.HostName;
import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.IpText;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.smtp.GreetingAnswer.Greeting;
import io.github.stalwartgitops.smtp.ReverseNames;
import io.github.stalwartgitops.smtp.SmtpAddress;
import io.github.stalwartgitops.smtp.SmtpAddress.Security;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** What a greeting depends on where the server has no default host name. */
  static final String NODE_HOST_NAME = "system('hostname'), each node's own name";

  private final CompiledExpression greeting;
  private final @Nullable CompiledExpression ehloName;
  private final ServerFacts facts;

  private ExpectedGreeting(
      CompiledExpression greeting, @Nullable CompiledExpression ehloName, ServerFacts facts) {
    this.greeting = greeting;
    this.ehloName = ehloName;
    this.facts = facts;
  }

  /**
   * The greetings that a connection may get.
   *
   * @param texts every text after {@code 220} that is possible or, if something is unknown, likely
   * @param unknown the inputs of the expression that are unknown here
   * @param translatable the inputs that are known here, unless addresses are translated between
   *     client and server: the expected greeting shows that they are not, another one shows nothing
   * @param isNameAssumed whether the host name in the texts was taken from the greeting that was
   *     read, and nothing else shows that the node has this name
   */
  record Candidates(
      Set<String> texts, Set<String> unknown, Set<String> translatable, boolean isNameAssumed) {
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

  /** Returns the greeting of settings; empty if the known language cannot compile it. */
  static Optional<ExpectedGreeting> of(Settings settings, ServerFacts facts) {
    return compile(settings, ConnectStage.GREETING)
        .map(
            greeting ->
                new ExpectedGreeting(
                    greeting, compile(settings, ConnectStage.HOSTNAME).orElse(null), facts));
  }

  private static Optional<CompiledExpression> compile(Settings settings, FieldName field) {
    return settings
        .find(field)
        .flatMap(
            expression ->
                Optional.ofNullable(
                    CompiledExpression.compile(
                            expression, Catalog.bundled().field(field).orElseThrow().scope())
                        .compiled()));
  }

  /**
   * Returns the greetings that one connection may get.
   *
   * @param seen the greeting that was read; its first word is the likely host name if none is known
   */
  Candidates at(SmtpAddress address, Greeting seen) {
    Set<String> texts = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> translatable = new LinkedHashSet<>();
    boolean isNameAssumed = false;
    List<ListenerPort> ports = knownPorts(address);
    boolean isGuess = ports.isEmpty();
    for (ListenerPort port : isGuess ? List.of(likelyPort(address)) : ports) {
      OnePort evaluation = new OnePort(port, isGuess, seen);
      texts.add(evaluation.text());
      unknown.addAll(evaluation.unknown);
      translatable.addAll(evaluation.translatable);
      isNameAssumed |= evaluation.isNameAssumed;
    }
    return new Candidates(texts, unknown, translatable, isNameAssumed);
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
    private final Greeting seen;
    private final Environment environment;

    /** The variables whose value is a guess, with the name to show. */
    private final Map<String, String> uncertain = new LinkedHashMap<>();

    /** The variables that a translation of addresses changes, with the name to show. */
    private final Map<String, String> remote = new LinkedHashMap<>();

    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<String> translatable = new LinkedHashSet<>();
    private boolean isNameAssumed;

    OnePort(ListenerPort port, boolean isGuess, Greeting seen) {
      this.seen = seen;
      InetSocketAddress client = seen.connection().local();
      String ip = IpText.of(client.getAddress());
      environment =
          Environment.builder()
              .variables(port.variables())
              .variable("remote_ip", ip)
              .variable("remote_port", client.getPort())
              .variable("asn", 0)
              .variable("country", "")
              .systemName("node_hostname", Value.of(firstWord(seen.text())))
              .build();
      uncertain.put("asn", "asn");
      uncertain.put("country", "country");
      remote.put("remote_ip", "remote_ip (" + ip + " unless translated)");
      remote.put("remote_port", "remote_port");
      if (!ReverseNames.isPublic(client.getAddress())) {
        // A private address is translated on the way out, a loopback address on the way into a
        // container. A public one may be translated on the way in, to that of a balancer.
        uncertain.putAll(remote);
      }
      if (isGuess) {
        LISTENER_VARIABLES.forEach(name -> uncertain.put(name, name));
      }
    }

    /** Returns the text, and notes what it depends on. */
    String text() {
      if (facts.hostName().isEachNodesOwn()) {
        Trace trace = trace(greeting, HostName.PLACEHOLDER);
        if (usesHostName(trace)) {
          return textAroundName(trace);
        }
      }
      return text(trace(greeting, facts.hostName().known().orElse(firstWord(seen.text()))));
    }

    /**
     * Finds the name of the node in the greeting that was read. Where the name is only a piece of
     * the text, the rest must match, whatever the name is.
     */
    private String textAroundName(Trace trace) {
      Optional<String> ehlo = nameOfEhlo();
      if (!trace.isOnlyAppended("hostname")) {
        // The name may decide which rule is taken. With the name of EHLO the text may be the one
        // that was read; another text shows nothing, since EHLO may use older settings.
        String text = text(trace(greeting, ehlo.orElse(firstWord(seen.text()))));
        if (ehlo.isEmpty() || !text.equals(seen.text())) {
          unknown.add(NODE_HOST_NAME);
        }
        return text;
      }
      String pattern = text(trace);
      Optional<String> name = nameIn(pattern, seen.text());
      if (name.isEmpty()) {
        return pattern;
      }
      if (!HostName.isHostName(name.get())
          || (ehlo.isPresent() && !ehlo.get().equalsIgnoreCase(name.get()))) {
        unknown.add(NODE_HOST_NAME);
        return pattern;
      }
      isNameAssumed = ehlo.isEmpty();
      return seen.text();
    }

    /** Returns the host name in the answer to EHLO, if the hostname setting shows it there. */
    private Optional<String> nameOfEhlo() {
      String answer = seen.ehloName();
      if (ehloName == null || answer == null) {
        return Optional.empty();
      }
      Trace trace = trace(ehloName, HostName.PLACEHOLDER);
      boolean isKnown = trace.inputs().stream().allMatch(input -> unknownName(input) == null);
      return isKnown && usesHostName(trace) && trace.isOnlyAppended("hostname")
          ? nameIn(ConnectStage.hostname(trace.evaluation().value()), answer)
              .filter(HostName::isHostName)
          : Optional.empty();
    }

    private static boolean usesHostName(Trace trace) {
      return trace.inputs().stream()
          .anyMatch(
              input ->
                  input.source() == Trace.Source.SYSTEM_NAME && input.name().equals("hostname"));
    }

    /** Returns the text in the places of the placeholder, if the rest of the texts is equal. */
    private static Optional<String> nameIn(String pattern, String text) {
      StringBuilder regex = new StringBuilder();
      for (String piece : pattern.split(Pattern.quote(HostName.PLACEHOLDER), -1)) {
        regex.append(regex.isEmpty() ? "" : regex.indexOf("(.+)") < 0 ? "(.+)" : "\\1");
        regex.append(Pattern.quote(piece));
      }
      Matcher matcher = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text);
      return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private Trace trace(CompiledExpression expression, String hostName) {
      return expression.trace(
          environment.toBuilder().systemName("hostname", Value.of(hostName)).build());
    }

    /** Returns the text of an evaluation, and notes what it depends on. */
    private String text(Trace trace) {
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
            input.name().equals("hostname") && !isHostNameUnread() ? null : input.text();
        case METRIC, SERVER_FUNCTION -> input.text();
      };
    }

    private boolean isHostNameUnread() {
      return facts.hostName().known().isEmpty() && !facts.hostName().isEachNodesOwn();
    }
  }
}
