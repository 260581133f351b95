package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A connection with a name for it.
 *
 * @param name what reports call it, such as {@code port 25, client 10.0.0.1} or {@code
 *     local_port=465}
 * @param connection the connection
 */
public record Sample(String name, SampleConnection connection) {
  /** A connection at a port of the server, named after the port. */
  static Sample at(SampleConnection port) {
    return new Sample(words("local_port", port.value("local_port")), port);
  }

  /** A connection that differs from one at a port, named after the port and the differences. */
  static Sample differing(SampleConnection port, SampleConnection connection) {
    List<String> words = new ArrayList<>();
    words.add(words("local_port", connection.value("local_port")));
    connection
        .variables()
        .forEach(
            (name, value) -> {
              if (!name.equals("local_port") && !value.equals(port.value(name))) {
                words.add(words(name, value));
              }
            });
    return new Sample(String.join(", ", words), connection);
  }

  /**
   * Parses {@code NAME=VALUE,…}; variables that are not named are as at the default SMTP listener.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote it
   */
  public static Sample parse(String text) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String assignment : text.split(",", -1)) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("\"" + assignment + "\" is not NAME=VALUE");
      }
      variables.put(
          assignment.substring(0, equals).strip(), assignment.substring(equals + 1).strip());
    }
    return new Sample(text.strip(), SampleConnection.atSmtpListener().with(variables));
  }

  private static String words(String variable, Value value) {
    String text = value.text();
    return switch (variable) {
      case "local_port" -> "port " + text;
      case "remote_port" -> "client port " + text;
      case "remote_ip" -> "client " + text;
      case "local_ip" -> "bound to " + text;
      case "is_tls" -> value.isTrue() ? "TLS" : "no TLS";
      case "asn" -> "AS" + text;
      case "protocol" -> text;
      default -> variable + (text.isEmpty() ? " unknown" : " " + text);
    };
  }
}
