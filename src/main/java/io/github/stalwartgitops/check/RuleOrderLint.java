package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.expression.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for rules whose condition an earlier rule has taken already. */
final class RuleOrderLint implements FieldLint {
  private static final int MOST_COMPARED = 1_000;

  /** A way in which a rule is taken: all these conditions hold. */
  private record Way(int rule, Set<String> conditions) {}

  @Override
  public Stream<Finding> findings(CheckedField field) {
    Map<Part, ParsedPart> parts = new HashMap<>();
    field.parts().forEach(part -> parts.put(part.part(), part));
    List<Way> earlier = new ArrayList<>();
    Stream.Builder<Finding> findings = Stream.builder();
    for (ParsedPart condition : field.conditions().filter(RuleOrderLint::isPredictable).toList()) {
      List<Way> ways = ways(condition);
      taker(ways, earlier).ifPresent(rule -> findings.add(finding(condition, rule, parts)));
      if (earlier.size() < MOST_COMPARED) {
        earlier.addAll(ways);
      }
    }
    return findings.build();
  }

  /** The earlier rule that takes one of the ways, if each of them is taken. */
  private static Optional<Integer> taker(List<Way> ways, List<Way> earlier) {
    Optional<Integer> taker = Optional.empty();
    for (Way way : ways) {
      taker =
          earlier.stream()
              .filter(taken -> way.conditions().containsAll(taken.conditions()))
              .map(Way::rule)
              .findFirst();
      if (taker.isEmpty()) {
        return taker;
      }
    }
    return taker;
  }

  private static List<Way> ways(ParsedPart condition) {
    Node root = condition.root();
    if (root == null) {
      return List.of();
    }
    return root.chain(BinaryOperator.OR).stream()
        .map(way -> new Way(condition.part().rule(), conditions(way, condition.text())))
        .toList();
  }

  private static Set<String> conditions(Node way, String text) {
    Set<String> conditions = new HashSet<>();
    way.chain(BinaryOperator.AND)
        .forEach(node -> conditions.add(Normalized.of(node.span().of(text))));
    return conditions;
  }

  private static Finding finding(ParsedPart condition, int taker, Map<Part, ParsedPart> parts) {
    int rule = condition.part().rule();
    String earlier = "rule " + (taker + 1);
    Span whole = new Span(0, condition.text().length());
    if (isEqual(parts, Part.ifOf(rule), Part.ifOf(taker))
        && isEqual(parts, Part.thenOf(rule), Part.thenOf(taker))) {
      return new Finding(
          Lint.RULE_REPEATED,
          condition.part(),
          whole,
          "rule " + (rule + 1) + " is the same as " + earlier);
    }
    return new Finding(
        Lint.UNREACHABLE_RULE,
        condition.part(),
        whole,
        "rule " + (rule + 1) + " is never reached: " + earlier + " takes all that it matches");
  }

  private static boolean isEqual(Map<Part, ParsedPart> parts, Part one, Part other) {
    ParsedPart first = parts.get(one);
    ParsedPart second = parts.get(other);
    return first != null
        && second != null
        && Normalized.of(first.text()).equals(Normalized.of(second.text()));
  }

  /** Whether the same text means the same truth wherever it stands among the rules. */
  private static boolean isPredictable(ParsedPart condition) {
    return condition.quirks().isEmpty()
        && condition.nodes().stream()
            .noneMatch(
                node ->
                    node instanceof Node.Capture
                        || node instanceof Node.Missing
                        || (node instanceof Node.Call call
                            && call.function().kind() == Signature.Kind.CHANGES_SERVER));
  }
}
