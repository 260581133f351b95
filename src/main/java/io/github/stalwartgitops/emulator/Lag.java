package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How nodes lag behind an accepted reload.
 *
 * @param node the node, or empty for every one
 * @param time how long, or zero where time does not matter
 * @param connections how many connections still see the former settings, or zero where they do not
 *     count; without a time, too, the node catches up only with the next reload
 */
record Lag(String node, Duration time, int connections) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<node>[A-Za-z][\\w.-]*)?(?:(?:^|/)(?<number>[1-9]\\d{0,7})(?<unit>-connections)?)?");

  /**
   * Reads nothing, {@code NODE}, {@code MILLISECONDS}, {@code N-connections}, or a node and one of
   * them with a slash between; nothing comes of another form.
   */
  static Optional<Lag> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String node = Objects.requireNonNullElse(form.group("node"), "");
    int number = Integer.parseInt(Objects.requireNonNullElse(form.group("number"), "0"));
    return Optional.of(
        form.group("unit") == null
            ? new Lag(node, Duration.ofMillis(number), 0)
            : new Lag(node, Duration.ZERO, number));
  }

  /** How a fault of that kind lets nodes lag. */
  static Lag of(Fault fault) {
    return parse(fault.argument()).orElseThrow();
  }

  /** The problem that a fault names a node which is not among these. */
  static Optional<Problem> unknownNode(List<Fault> faults, Set<String> nodes) {
    return faults.stream()
        .filter(fault -> fault.kind() == Fault.Kind.LAGGING)
        .map(fault -> of(fault).node)
        .filter(node -> !node.isEmpty() && !nodes.contains(node))
        .findFirst()
        .map(
            node ->
                Problem.error(
                    "there is no node " + node + " to lag, but " + String.join(", ", nodes),
                    "Put a listener on it: --listener name=smtp-2,node=" + node + "."));
  }

  /** Whether a node of that name lags. */
  boolean concerns(String name) {
    return node.isEmpty() || node.equals(name);
  }

  /** Whether a node has caught up that lagged since then and greeted so many connections. */
  boolean isOver(Instant since, Instant now, int greeted) {
    return connections > 0
        ? greeted >= connections
        : !time.isZero() && !now.isBefore(since.plus(time));
  }
}
