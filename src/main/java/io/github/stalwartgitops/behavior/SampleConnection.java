package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connection to evaluate expressions for.
 *
 * @param variables the variables by name, such as {@code local_port}
 */
public record SampleConnection(Map<String, Value> variables) {
  public SampleConnection {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** A connection of which nothing is known: every variable is empty. */
  public static SampleConnection unknown() {
    return new SampleConnection(Map.of());
  }

  /**
   * A client at the listener {@code smtp} of a fresh server ({@code smtp-runtime.md}): port 25
   * bound to {@code ::}, plain text, autonomous system and country unknown.
   */
  public static SampleConnection atSmtpListener() {
    Map<String, Value> variables = new LinkedHashMap<>();
    variables.put("listener", Value.of("smtp"));
    variables.put("remote_ip", Value.of("192.0.2.1"));
    variables.put("remote_port", Value.of(50_000));
    variables.put("local_ip", Value.of("::"));
    variables.put("local_port", Value.of(25));
    variables.put("protocol", Value.of("smtp"));
    variables.put("is_tls", Value.of(false));
    variables.put("asn", Value.of(0));
    variables.put("country", Value.EMPTY);
    return new SampleConnection(variables);
  }

  /**
   * The same with some variables written as text: {@code true}, {@code false} and whole numbers
   * become integers, everything else a string.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote them, if one is no
   *     variable of the language
   */
  public SampleConnection with(Map<String, String> texts) {
    Map<String, Value> changed = new LinkedHashMap<>(variables);
    texts.forEach(
        (name, text) -> {
          if (!Language.variables().contains(name)) {
            throw new IllegalArgumentException(name + " is not a variable of the language");
          }
          changed.put(name, value(text));
        });
    return new SampleConnection(changed);
  }

  private static Value value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Value.of(text.equals("true"));
    }
    return text.matches("-?\\d{1,18}") ? Value.of(Long.parseLong(text)) : Value.of(text);
  }

  /** What expressions of this connection are evaluated against, on a server with these names. */
  public Environment on(ServerNames names) {
    Environment.Builder builder = Environment.builder();
    variables.forEach(builder::variable);
    return builder
        .systemName("hostname", Value.of(names.hostname()))
        .systemName("node_hostname", Value.of(names.nodeHostname()))
        .systemName("domain", Value.of(names.domain()))
        .systemName("node_role", Value.of(names.nodeRole()))
        .build();
  }
}
