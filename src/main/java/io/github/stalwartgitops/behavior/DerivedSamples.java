package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Derives connections worth showing from the conditions of a changed field: one for each port of
 * the server, one for each changed rule, one for each value that a condition names, and one for
 * each other rule; as far as rules can be reached, and few enough to read.
 */
final class DerivedSamples {
  private static final int MOST = 40;
  private static final int MAX_PORTS = 10;

  private final List<SampleConnection> ports;
  private final Map<SampleConnection, Sample> samples = new LinkedHashMap<>();

  /**
   * One side of a changed field: what is stored, or what is desired.
   *
   * @param search finds connections for its rules
   * @param changed the rules that the other side does not have, or has in another form, counted
   *     from 0; {@link RuleSearch#ELSE} for {@code else}
   */
  record Side(RuleSearch search, Set<Integer> changed) {
    private List<ParsedPart> changedFirst() {
      return search.conditions().stream()
          .sorted(Comparator.comparing(condition -> !changed.contains(condition.part().rule())))
          .toList();
    }
  }

  private DerivedSamples(List<SampleConnection> ports) {
    this.ports = ports;
  }

  /** Returns the connections for both sides of a change. */
  static List<Sample> of(List<Side> sides, ServerFacts facts) {
    List<ListenerPort> known = facts.mailPorts();
    List<ListenerPort> ports =
        known.isEmpty() ? List.of(ListenerPort.SMTP, ListenerPort.SUBMISSIONS) : known;
    DerivedSamples derived =
        new DerivedSamples(ports.stream().limit(MAX_PORTS).map(SampleConnection::at).toList());
    return derived.derive(sides);
  }

  private List<Sample> derive(List<Side> sides) {
    ports.forEach(port -> samples.put(port, Sample.at(port)));
    sides.forEach(side -> reach(side.search(), side.changed()));
    for (Map<String, String> values : namedValues(sides)) {
      add(nearest(values), values);
    }
    sides.forEach(side -> reach(side.search(), side.search().rules()));
    return List.copyOf(samples.values());
  }

  /** Adds connections for those rules that none takes yet. */
  private void reach(RuleSearch search, Set<Integer> rules) {
    Set<Integer> open = new LinkedHashSet<>(rules);
    samples.keySet().forEach(connection -> open.remove(search.rule(connection)));
    for (int rule : open) {
      if (samples.size() >= MOST) {
        return;
      }
      search.taking(rule, ports).ifPresent(found -> add(found.start(), found.changes()));
    }
  }

  private void add(SampleConnection port, Map<String, String> changes) {
    SampleConnection connection = port.with(changes);
    if (samples.size() < MOST) {
      samples.putIfAbsent(connection, Sample.differing(port, connection));
    }
  }

  /** Returns the assignments for whole conditions, then those for their single comparisons. */
  private static Set<Map<String, String>> namedValues(List<Side> sides) {
    Map<String, Node> byText = new LinkedHashMap<>();
    for (Side side : sides) {
      for (ParsedPart condition : side.changedFirst()) {
        if (condition.root() != null) {
          byText.putIfAbsent(condition.text(), condition.root());
        }
      }
    }
    List<Node> conditions = byText.values().stream().limit(MOST).toList();
    ConditionSolver solver = new ConditionSolver();
    Set<Map<String, String>> values = new LinkedHashSet<>();
    conditions.forEach(condition -> values.addAll(solver.holding(condition)));
    conditions.forEach(condition -> values.addAll(solver.named(condition)));
    return values;
  }

  /** Returns the port that already has most of these values. */
  private SampleConnection nearest(Map<String, String> values) {
    SampleConnection nearest = ports.get(0);
    long best = -1;
    for (SampleConnection port : ports) {
      SampleConnection changed = port.with(values);
      long same =
          values.keySet().stream()
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
