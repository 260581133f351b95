package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.Value;
import java.util.ArrayList;
import java.util.List;

/** Names connections as a person would, such as {@code port 25, client 10.0.0.1}. */
final class SampleName {
  private SampleName() {}

  /** What tells a connection from the port that it is derived from. */
  static String of(SampleConnection port, SampleConnection connection) {
    List<String> words = new ArrayList<>();
    connection
        .variables()
        .forEach(
            (name, value) -> {
              if (!value.equals(port.value(name))) {
                words.add(words(name, value));
              }
            });
    boolean saysPort = !port.value("local_port").equals(connection.value("local_port"));
    if (!saysPort) {
      words.add(0, of(port));
    }
    return String.join(", ", words);
  }

  static String of(SampleConnection port) {
    return words("local_port", port.value("local_port"));
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
