package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds connections worth looking at: one for each port of the server, and one for each port,
 * network, listener and flag that a condition names, and one for each rule that can be reached. Of
 * many conditions the first are taken.
 */
final class DerivedSamples {
  private static final int MOST = 40;
  private static final int MOST_PORTS = 10;
  private static final int ELSE = -1;

  /** Where conditions that name one port or one address do not hold. */
  private static final List<Map<String, String>> ELSEWHERE =
      List.of(
          Map.of("local_port", "587"),
          Map.of("remote_ip", "203.0.113.9"),
          Map.of("listener", "submission"),
          Map.of("local_port", "587", "remote_ip", "203.0.113.9", "listener", "submission"));

  private final List<SampleConnection> ports;
  private final ServerNames names;

  private record Decision(CompiledExpression expression, List<ParsedPart> conditions) {
    static Decision of(CompiledExpression expression) {
      return new Decision(
          expression,
          expression.parts().stream()
              .filter(part -> part.part().kind() == Part.Kind.IF)
              .limit(MOST)
              .toList());
    }

    int rule(SampleConnection connection, ServerNames names) {
      return expression.evaluate(connection.on(names)).rule();
    }
  }

  DerivedSamples(KnownServer server) {
    List<SampleConnection> known = server.portsOrDefaults();
    this.ports = known.subList(0, Math.min(MOST_PORTS, known.size()));
    this.names = server.names();
  }

  List<Sample> of(List<CompiledExpression> expressions) {
    Map<SampleConnection, Sample> samples = new LinkedHashMap<>();
    ports.forEach(port -> samples.put(port, new Sample(portName(port), port)));
    List<Decision> decisions = expressions.stream().map(Decision::of).toList();
    for (Map<String, String> wish : wishes(decisions)) {
      add(nearest(wish), wish, samples);
    }
    decisions.forEach(decision -> reachAll(decision, samples));
    return List.copyOf(samples.values());
  }

  private static void add(
      SampleConnection port, Map<String, String> wish, Map<SampleConnection, Sample> samples) {
    if (samples.size() < MOST) {
      SampleConnection connection = port.with(wish);
      samples.putIfAbsent(connection, new Sample(name(port, connection), connection));
    }
  }

  /** Adds connections for rules that none has reached yet, past the rules before them. */
  private void reachAll(Decision decision, Map<SampleConnection, Sample> samples) {
    Set<Integer> reached = new HashSet<>();
    samples.keySet().forEach(connection -> reached.add(decision.rule(connection, names)));
    Map<String, String> past = new LinkedHashMap<>();
    for (ParsedPart condition : decision.conditions()) {
      Node root = condition.root();
      if (root == null) {
        continue;
      }
      int rule = condition.part().rule();
      if (!reached.contains(rule)) {
        reach(rule, Wishes.whole(root), past, decision, samples);
      }
      Wishes.against(root).forEach(past::putIfAbsent);
    }
    if (!reached.contains(ELSE)) {
      reach(ELSE, Set.of(Map.of()), past, decision, samples);
    }
  }

  private void reach(
      int rule,
      Set<Map<String, String>> wishes,
      Map<String, String> past,
      Decision decision,
      Map<SampleConnection, Sample> samples) {
    for (Map<String, String> wish : wishes) {
      List<Map<String, String>> trials = new ArrayList<>(List.of(wish, joined(past, wish)));
      ELSEWHERE.forEach(place -> trials.add(joined(place, joined(past, wish))));
      for (Map<String, String> trial : trials) {
        for (SampleConnection port : ports) {
          if (decision.rule(port.with(trial), names) == rule) {
            add(port, trial, samples);
            return;
          }
        }
      }
    }
  }

  private static Map<String, String> joined(Map<String, String> one, Map<String, String> stronger) {
    Map<String, String> joined = new LinkedHashMap<>(one);
    joined.putAll(stronger);
    return joined;
  }

  private static Set<Map<String, String>> wishes(List<Decision> decisions) {
    List<Node> conditions =
        decisions.stream()
            .flatMap(decision -> decision.conditions().stream())
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
