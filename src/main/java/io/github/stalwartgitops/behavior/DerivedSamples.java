package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds connections worth looking at: one for each port of the server, one for each rule that
 * changed, one for each port, network, listener and flag that a condition names, and one for each
 * other rule; as far as rules can be reached, and no more than a reader takes in.
 */
final class DerivedSamples {
  private static final int MOST = 40;
  private static final int MOST_PORTS = 10;

  /** Where conditions that name one port or one address do not hold. */
  private static final List<Map<String, String>> ELSEWHERE =
      List.of(
          Map.of("local_port", "587"),
          Map.of("remote_ip", "203.0.113.9"),
          Map.of("listener", "submission"),
          Map.of("local_port", "587", "remote_ip", "203.0.113.9", "listener", "submission"));

  private final List<SampleConnection> ports;
  private final ServerNames names;

  DerivedSamples(ServerFacts facts) {
    List<ListenerPort> known = facts.mailPorts();
    this.ports =
        (known.isEmpty() ? List.of(ListenerPort.SMTP, ListenerPort.SUBMISSIONS) : known)
            .stream().limit(MOST_PORTS).map(SampleConnection::at).toList();
    this.names = ServerNames.of(facts);
  }

  List<Sample> of(List<PlanSide> sides) {
    Map<SampleConnection, Sample> samples = new LinkedHashMap<>();
    ports.forEach(port -> samples.put(port, new Sample(SampleName.of(port), port)));
    sides.forEach(side -> reachAll(side, side.changed(), samples));
    for (Map<String, String> wish : wishes(sides)) {
      add(nearest(wish), wish, samples);
    }
    sides.forEach(side -> reachAll(side, side.rules(), samples));
    return List.copyOf(samples.values());
  }

  private static void add(
      SampleConnection port, Map<String, String> wish, Map<SampleConnection, Sample> samples) {
    if (samples.size() < MOST) {
      SampleConnection connection = port.with(wish);
      samples.putIfAbsent(connection, new Sample(SampleName.of(port, connection), connection));
    }
  }

  /** Adds connections for those rules that none has reached yet, past the rules before them. */
  private void reachAll(PlanSide side, Set<Integer> rules, Map<SampleConnection, Sample> samples) {
    Set<Integer> open = new LinkedHashSet<>(rules);
    samples.keySet().forEach(connection -> open.remove(side.rule(connection, names)));
    Map<String, String> past = new LinkedHashMap<>();
    for (ParsedPart condition : side.conditions()) {
      if (open.isEmpty() || samples.size() >= MOST) {
        return;
      }
      Node root = condition.root();
      if (root == null) {
        continue;
      }
      int rule = condition.part().rule();
      if (open.remove(rule)) {
        reach(rule, ConditionSolver.whole(root), past, side, samples);
      }
      ConditionSolver.against(root).forEach(past::putIfAbsent);
    }
    if (open.contains(PlanSide.ELSE)) {
      reach(PlanSide.ELSE, Set.of(Map.of()), past, side, samples);
    }
  }

  private void reach(
      int rule,
      Set<Map<String, String>> wishes,
      Map<String, String> past,
      PlanSide side,
      Map<SampleConnection, Sample> samples) {
    for (Map<String, String> wish : wishes) {
      List<Map<String, String>> trials = new ArrayList<>(List.of(wish, joined(past, wish)));
      ELSEWHERE.forEach(place -> trials.add(joined(place, joined(past, wish))));
      for (Map<String, String> trial : trials) {
        for (SampleConnection port : ports) {
          if (side.rule(port.with(trial), names) == rule) {
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

  private static Set<Map<String, String>> wishes(List<PlanSide> sides) {
    List<Node> conditions =
        sides.stream()
            .flatMap(PlanSide::changedFirst)
            .map(ParsedPart::root)
            .filter(Objects::nonNull)
            .distinct()
            .limit(MOST)
            .toList();
    Set<Map<String, String>> wishes = new LinkedHashSet<>();
    conditions.forEach(condition -> wishes.addAll(ConditionSolver.whole(condition)));
    conditions.forEach(condition -> wishes.addAll(ConditionSolver.parts(condition)));
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
              .filter(name -> port.value(name).equals(changed.value(name)))
              .count();
      if (same > best) {
        best = same;
        nearest = port;
      }
    }
    return nearest;
  }
}
