package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.expression.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds rules that are never reached because earlier rules take everything that they match.
 *
 * <p>A condition {@code a && b || c} has two alternatives, {@code {a, b}} and {@code {c}}. An
 * earlier alternative takes a later one if its operands are a subset of the later one's; a rule is
 * never reached if each of its alternatives is taken.
 */
final class RuleOrderLint implements FieldLint {
  /** How many pairs of alternatives are compared; only a hostile field has more candidates. */
  private static final int MAX_COMPARED = 1_000_000;

  private record Alternative(int rule, Set<String> operands) {}

  @Override
  public Stream<Finding> findings(CheckedField field) {
    Map<Part, ParsedPart> parts = new HashMap<>();
    field.parts().forEach(part -> parts.put(part.part(), part));
    List<ParsedPart> conditions = field.conditions().filter(RuleOrderLint::isPredictable).toList();
    List<List<Alternative>> alternatives =
        conditions.stream().map(RuleOrderLint::alternatives).toList();
    Earlier earlier = new Earlier(alternatives.stream().flatMap(List::stream).toList());
    Stream.Builder<Finding> findings = Stream.builder();
    for (int i = 0; i < conditions.size(); i++) {
      ParsedPart condition = conditions.get(i);
      earlier
          .taker(alternatives.get(i))
          .ifPresent(rule -> findings.add(finding(condition, rule, parts)));
      earlier.addAll(alternatives.get(i));
    }
    return findings.build();
  }

  /**
   * The alternatives of the rules so far. A subset contains its own rarest operand, so each is
   * found under that one: thousands of rules that share an operand are not compared in pairs.
   */
  private static final class Earlier {
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final Map<String, List<Alternative>> byRarestOperand = new HashMap<>();
    private int compared;

    Earlier(Collection<Alternative> all) {
      for (Alternative alternative : all) {
        alternative.operands().forEach(operand -> frequencies.merge(operand, 1, Integer::sum));
      }
    }

    void addAll(List<Alternative> alternatives) {
      for (Alternative alternative : alternatives) {
        String rarest = "";
        for (String operand : alternative.operands()) {
          rarest = rarest.isEmpty() || isRarer(operand, rarest) ? operand : rarest;
        }
        byRarestOperand.computeIfAbsent(rarest, key -> new ArrayList<>()).add(alternative);
      }
    }

    private boolean isRarer(String operand, String other) {
      return frequencies.getOrDefault(operand, 0) < frequencies.getOrDefault(other, 0);
    }

    /** Returns the rule that takes the last of the alternatives, if each of them is taken. */
    OptionalInt taker(List<Alternative> alternatives) {
      OptionalInt taker = OptionalInt.empty();
      for (Alternative alternative : alternatives) {
        taker = taker(alternative);
        if (taker.isEmpty()) {
          return taker;
        }
      }
      return taker;
    }

    private OptionalInt taker(Alternative alternative) {
      OptionalInt first = OptionalInt.empty();
      for (String operand : alternative.operands()) {
        for (Alternative earlier : byRarestOperand.getOrDefault(operand, List.of())) {
          if (++compared > MAX_COMPARED) {
            return OptionalInt.empty();
          }
          if ((first.isEmpty() || earlier.rule() < first.getAsInt())
              && alternative.operands().containsAll(earlier.operands())) {
            first = OptionalInt.of(earlier.rule());
          }
        }
      }
      return first;
    }
  }

  private static List<Alternative> alternatives(ParsedPart condition) {
    Node root = condition.root();
    if (root == null) {
      return List.of();
    }
    return root.chain(BinaryOperator.OR).stream()
        .map(alternative -> new Alternative(condition.part().rule(), operands(alternative)))
        .toList();
  }

  private static Set<String> operands(Node alternative) {
    Set<String> operands = new HashSet<>();
    alternative
        .chain(BinaryOperator.AND)
        .forEach(operand -> operands.add(CanonicalText.of(operand)));
    return operands;
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
        "rule " + (rule + 1) + " is never reached: " + earlier + " takes everything it matches");
  }

  private static boolean isEqual(Map<Part, ParsedPart> parts, Part one, Part other) {
    ParsedPart first = parts.get(one);
    ParsedPart second = parts.get(other);
    return first != null
        && second != null
        && CanonicalText.of(first).equals(CanonicalText.of(second));
  }

  /** Returns whether the same text has the same truth wherever it is among the rules. */
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
