package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.IpText;
import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A connection to evaluate expressions for.
 *
 * @param variables the variables by name, such as {@code local_port}
 */
public record SampleConnection(Map<String, Value> variables) {
  private static final Set<String> FLAGS = Set.of("true", "false", "1", "0");

  public SampleConnection {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** A connection of which nothing is known: every variable is empty. */
  public static SampleConnection unknown() {
    return new SampleConnection(Map.of());
  }

  /**
   * A client at the listener {@code smtp} of a fresh server ({@code docs/server.md}): port 25 bound
   * to {@code ::}, plain text, autonomous system and country unknown.
   */
  public static SampleConnection atSmtpListener() {
    return at(ListenerPort.SMTP);
  }

  /** The same client at another port. */
  static SampleConnection at(ListenerPort port) {
    Map<String, Value> variables = new LinkedHashMap<>();
    variables.put("listener", Value.of(port.listener()));
    variables.put("remote_ip", Value.of("192.0.2.1"));
    variables.put("remote_port", Value.of(50_000));
    variables.putAll(port.variables());
    variables.put("asn", Value.of(0));
    variables.put("country", Value.EMPTY);
    return new SampleConnection(variables);
  }

  /**
   * The same with some variables written as text: {@code true}, {@code false} and whole numbers
   * become integers, everything else a string.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote them, if one is no
   *     variable of the language or no connection has such a value
   */
  public SampleConnection with(Map<String, String> texts) {
    Map<String, Value> changed = new LinkedHashMap<>(variables);
    texts.forEach(
        (name, text) -> {
          if (!Language.variables().contains(name)) {
            throw new IllegalArgumentException(name + " is not a variable of the language");
          }
          complaint(name, text)
              .ifPresent(
                  complaint -> {
                    throw new IllegalArgumentException(complaint);
                  });
          changed.put(name, parse(text));
        });
    return new SampleConnection(changed);
  }

  /** Why no connection has such a value, as a sentence; nothing if one may have it. */
  public static Optional<String> complaint(String name, String text) {
    String wanted =
        switch (name) {
          case "local_port", "remote_port" -> isNumber(text, 65_535) ? "" : "a port, 0 to 65535";
          case "asn" -> isNumber(text, 4_294_967_295L) ? "" : "a number, 0 to 4294967295";
          case "is_tls" -> FLAGS.contains(text) ? "" : "true or false";
          case "remote_ip", "local_ip" -> IpText.isAddress(text) ? "" : "an IP address";
          default -> "";
        };
    return wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(name + " is " + wanted + ", not \"" + text + "\"");
  }

  private static boolean isNumber(String text, long most) {
    return text.matches("\\d{1,10}") && Long.parseLong(text) <= most;
  }

  /** The value of a variable; empty for one that is not known. */
  Value value(String name) {
    return variables.getOrDefault(name, Value.EMPTY);
  }

  private static Value parse(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Value.of(text.equals("true"));
    }
    return text.matches("-?\\d{1,18}") ? Value.of(Long.parseLong(text)) : Value.of(text);
  }

  /** What expressions of this connection are evaluated against, on a server with these names. */
  public Environment on(ServerNames names) {
    return Environment.builder()
        .variables(variables)
        .systemName("hostname", Value.of(names.hostname()))
        .systemName("node_hostname", Value.of(names.nodeHostname()))
        .systemName("domain", Value.of(names.domain()))
        .systemName("node_role", Value.of(names.nodeRole()))
        .build();
  }
}
