package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Span;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds conditions that are always true, or never, and rules after one that is always true. */
final class ConstantConditionLint implements FieldLint {
  @Override
  public Stream<Finding> findings(CheckedField field) {
    Stream.Builder<Finding> findings = Stream.builder();
    int always = Integer.MAX_VALUE;
    for (ParsedPart condition : field.conditions().toList()) {
      int rule = condition.part().rule();
      if (rule > always) {
        findings.add(unreachable(condition, always));
        continue;
      }
      Optional<Boolean> truth = truth(condition, field.evaluator());
      if (truth.isPresent()) {
        findings.add(constant(condition, truth.get()));
        always = truth.get() ? rule : always;
      }
    }
    return findings.build();
  }

  private static Optional<Boolean> truth(ParsedPart condition, BoundedEvaluator evaluator) {
    Node root = condition.root();
    return root == null ? Optional.of(false) : new ConstantNodes(condition, evaluator).truth(root);
  }

  private static Finding constant(ParsedPart condition, boolean truth) {
    return new Finding(
        Lint.CONSTANT_CONDITION,
        condition.part(),
        whole(condition),
        truth
            ? "this condition is true for every connection, so nothing after it is ever reached"
            : "this condition is never true, so its rule is never taken");
  }

  private static Finding unreachable(ParsedPart condition, int always) {
    return new Finding(
        Lint.UNREACHABLE_RULE,
        condition.part(),
        whole(condition),
        "rule "
            + (condition.part().rule() + 1)
            + " is never reached: rule "
            + (always + 1)
            + " is taken for every connection");
  }

  private static Span whole(ParsedPart condition) {
    return new Span(0, condition.text().length());
  }
}
