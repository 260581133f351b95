package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Value;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for comparisons that no value can satisfy, or that every value does. */
final class ComparisonLint implements FieldLint {
  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.parts().stream().flatMap(part -> findings(field, part));
  }

  private static Stream<Finding> findings(CheckedField field, ParsedPart part) {
    ConstantNodes constants = new ConstantNodes(part, field.evaluator());
    return part.nodes().stream()
        .flatMap(
            node -> {
              if (node instanceof Node.Binary binary) {
                return comparison(field, part, binary, constants).stream();
              }
              return node instanceof Node.Call call
                  ? new AddressCalls(field, part, constants).findings(call)
                  : Stream.of();
            });
  }

  private static Optional<Finding> comparison(
      CheckedField field, ParsedPart part, Node.Binary binary, ConstantNodes constants) {
    if (!Comparisons.compares(binary.operator())) {
      return Optional.empty();
    }
    Optional<Value> right = constants.value(binary.right());
    Optional<Value> left = constants.value(binary.left());
    if (right.isPresent() == left.isPresent()) {
      return Optional.empty();
    }
    boolean swapped = left.isPresent();
    Node variable = swapped ? binary.right() : binary.left();
    Value value = swapped ? left.get() : right.orElseThrow();
    String subject = CompileFailure.cut(variable.span().of(part.text()).strip());
    return fault(field, subject, variable, binary.operator(), value, swapped)
        .map(
            fault ->
                new Finding(
                    Lint.IMPOSSIBLE_COMPARISON,
                    part.part(),
                    binary.span(),
                    fault.message(),
                    fault.hint()));
  }

  private static Optional<Sentence> fault(
      CheckedField field,
      String subject,
      Node variable,
      BinaryOperator operator,
      Value value,
      boolean swapped) {
    if (value instanceof Value.ConstantValue constant && isEquality(operator)) {
      return Optional.of(
          new Sentence(
              always(operator == BinaryOperator.NOT_EQUAL)
                  + ": the bare word "
                  + constant.name()
                  + " equals nothing",
              "For text write '" + constant.name() + "'."));
    }
    Optional<ValueRange> range = KnownRanges.of(variable, field.declaration().name());
    if (range.isPresent() && range.get() instanceof ValueRange.Numbers numbers) {
      return Comparisons.withNumbers(subject, numbers, operator, value, swapped);
    }
    if (range.isPresent()
        && range.get() instanceof ValueRange.Texts texts
        && isEquality(operator)) {
      return Comparisons.withTexts(subject, texts, value)
          .map(hint -> new Sentence(told(subject, texts, operator), hint));
    }
    return Optional.empty();
  }

  private static String told(String subject, ValueRange range, BinaryOperator operator) {
    return always(operator == BinaryOperator.NOT_EQUAL) + ": " + subject + " is " + range.words();
  }

  private static boolean isEquality(BinaryOperator operator) {
    return operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL;
  }

  static String always(boolean truth) {
    return truth ? "this is always true" : "this is never true";
  }
}
