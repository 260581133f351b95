package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.expression.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The variables of connections: their types, and their values where a test does not give them. */
final class Variables {
  private static final Set<String> NUMBERS =
      Set.of(
          "asn",
          "local_port",
          "remote_port",
          "received_via_port",
          "size",
          "priority",
          "retry_num",
          "notify_num",
          "expires_in",
          "queue_age");

  private static final Set<String> LISTS = Set.of("recipients", "headers");

  private static final Value NO_ELEMENTS = new Value.ArrayValue(List.of());

  private static final Map<String, Value> MAIL = mail();
  private static final Map<String, Value> HTTP = http();

  private Variables() {}

  /** Returns whether a variable holds a number. */
  static boolean isNumber(String variable) {
    return NUMBERS.contains(variable);
  }

  /** Returns whether a variable holds a list. */
  static boolean isList(String variable) {
    return LISTS.contains(variable);
  }

  /**
   * Returns the variables of a connection that a test does not give, for an object's fields: a
   * client at port 25, or a request for {@code /} by HTTPS; everything else is empty.
   */
  static Map<String, Value> defaults(String object) {
    return object.equals("Http") ? HTTP : MAIL;
  }

  private static Map<String, Value> mail() {
    Map<String, Value> variables = new LinkedHashMap<>(empty());
    variables.putAll(SampleConnection.atSmtpListener().variables());
    return variables;
  }

  private static Map<String, Value> http() {
    Map<String, Value> variables = new LinkedHashMap<>(mail());
    variables.putAll(new ListenerPort("https", "::", 443, "http", true).variables());
    variables.put("method", Value.of("GET"));
    variables.put("path", Value.of("/"));
    variables.put("url", Value.of("https://mx.example.org/"));
    return variables;
  }

  private static Map<String, Value> empty() {
    Map<String, Value> empty = new LinkedHashMap<>();
    NUMBERS.forEach(name -> empty.put(name, Value.of(0)));
    LISTS.forEach(name -> empty.put(name, NO_ELEMENTS));
    return empty;
  }
}
