package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds connections worth looking at: one for each port of the server, and one for each port,
 * network, listener and flag that a condition names. Of many conditions the first are taken.
 */
final class DerivedSamples {
  private static final int MOST = 40;
  private static final int MOST_PORTS = 10;

  private final List<SampleConnection> ports;

  DerivedSamples(List<SampleConnection> ports) {
    this.ports = ports.subList(0, Math.min(MOST_PORTS, ports.size()));
  }

  List<Sample> of(List<CompiledExpression> expressions) {
    Map<SampleConnection, Sample> samples = new LinkedHashMap<>();
    ports.forEach(port -> samples.put(port, new Sample(portName(port), port)));
    for (Map<String, String> wish : wishes(expressions)) {
      if (samples.size() < MOST) {
        SampleConnection nearest = nearest(wish);
        SampleConnection connection = nearest.with(wish);
        samples.putIfAbsent(connection, new Sample(name(nearest, connection), connection));
      }
    }
    return List.copyOf(samples.values());
  }

  private static Set<Map<String, String>> wishes(List<CompiledExpression> expressions) {
    List<Node> conditions =
        expressions.stream()
            .flatMap(expression -> expression.parts().stream())
            .filter(part -> part.part().kind() == Part.Kind.IF)
            .map(ParsedPart::root)
            .filter(Objects::nonNull)
            .distinct()
            .limit(MOST)
            .toList();
    Set<Map<String, String>> wishes = new LinkedHashSet<>();
    conditions.forEach(condition -> wishes.addAll(Wishes.whole(condition)));
    conditions.forEach(condition -> wishes.addAll(Wishes.parts(condition)));
    return wishes;
  }

  /** The port that already is most of what is wished. */
  private SampleConnection nearest(Map<String, String> wish) {
    SampleConnection nearest = ports.get(0);
    long best = -1;
    for (SampleConnection port : ports) {
      SampleConnection changed = port.with(wish);
      long same =
          wish.keySet().stream()
              .filter(name -> value(port, name).equals(value(changed, name)))
              .count();
      if (same > best) {
        best = same;
        nearest = port;
      }
    }
    return nearest;
  }

  private static String name(SampleConnection port, SampleConnection connection) {
    List<String> words = new ArrayList<>();
    connection
        .variables()
        .forEach(
            (name, value) -> {
              if (!value.equals(value(port, name))) {
                words.add(words(name, value));
              }
            });
    boolean saysPort = !value(port, "local_port").equals(value(connection, "local_port"));
    if (!saysPort) {
      words.add(0, portName(port));
    }
    return String.join(", ", words);
  }

  private static String portName(SampleConnection port) {
    return words("local_port", value(port, "local_port"));
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

  private static Value value(SampleConnection connection, String name) {
    return connection.variables().getOrDefault(name, Value.EMPTY);
  }
}
