package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.Value;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds comparisons with a constant that are never true, or always, whatever the other side is. */
final class ComparisonLint implements FieldLint {
  /** What the language reads as a number, except for infinities. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.parts().stream().flatMap(part -> findings(field, part));
  }

  private static Stream<Finding> findings(CheckedField field, ParsedPart part) {
    ConstantNodes constants = new ConstantNodes(part, field.evaluator());
    return part.nodes(Node.Binary.class).stream()
        .filter(binary -> isComparison(binary.operator()))
        .flatMap(
            binary ->
                Comparison.of(binary, part, constants).stream()
                    .flatMap(comparison -> explain(comparison, field).stream())
                    .map(
                        sentence ->
                            new Finding(
                                Lint.IMPOSSIBLE_COMPARISON,
                                part.part(),
                                binary.span(),
                                sentence.message(),
                                sentence.hint())));
  }

  /** Returns whether an operator compares. */
  static boolean isComparison(BinaryOperator operator) {
    return switch (operator) {
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> true;
      default -> false;
    };
  }

  /**
   * A comparison of something with a constant.
   *
   * @param subject the side that is not constant
   * @param name the subject as it is written
   * @param operator the operator
   * @param value the constant
   * @param swapped whether the constant is on the left
   */
  private record Comparison(
      Node subject, String name, BinaryOperator operator, Value value, boolean swapped) {
    /** Returns the comparison; empty if both sides are constant, or none. */
    static Optional<Comparison> of(Node.Binary binary, ParsedPart part, ConstantNodes constants) {
      Optional<Value> left = constants.value(binary.left());
      Optional<Value> right = constants.value(binary.right());
      if (left.isPresent() == right.isPresent()) {
        return Optional.empty();
      }
      Node subject = left.isPresent() ? binary.right() : binary.left();
      String name = CompileFailure.cut(subject.span().of(part.text()).strip());
      return left.or(() -> right)
          .map(value -> new Comparison(subject, name, binary.operator(), value, left.isPresent()));
    }

    boolean isEquality() {
      return operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL;
    }
  }

  private static Optional<Sentence> explain(Comparison comparison, CheckedField field) {
    if (comparison.value() instanceof Value.ConstantValue word && comparison.isEquality()) {
      return Optional.of(
          new Sentence(
              always(comparison.operator() == BinaryOperator.NOT_EQUAL)
                  + ": the bare word "
                  + word.name()
                  + " equals nothing",
              "For text write '" + word.name() + "'."));
    }
    ValueRange range = ValueRange.of(comparison.subject(), field.declaration().name()).orElse(null);
    if (range instanceof ValueRange.Numbers numbers) {
      return explainNumber(comparison, numbers);
    }
    return range instanceof ValueRange.Texts texts && comparison.isEquality()
        ? explainText(comparison, texts)
        : Optional.empty();
  }

  private static Optional<Sentence> explainText(Comparison comparison, ValueRange.Texts texts) {
    return hint(comparison.name(), texts, comparison.value())
        .map(
            hint ->
                new Sentence(
                    always(comparison.operator() == BinaryOperator.NOT_EQUAL)
                        + ": "
                        + comparison.name()
                        + " is "
                        + texts.words(),
                    hint));
  }

  /** Returns what to write instead of a value that no text of the form equals; empty if one may. */
  static Optional<String> hint(String subject, ValueRange.Texts range, Value value) {
    if (value instanceof Value.StringValue string) {
      return range.form().hint(string.text());
    }
    boolean number = value instanceof Value.IntegerValue || value instanceof Value.FloatValue;
    return number && range.form() != TextForm.ANY
        ? Optional.of("Compare " + subject + " with a text in quotes.")
        : Optional.empty();
  }

  private static Optional<Sentence> explainNumber(Comparison comparison, ValueRange.Numbers range) {
    Value value = comparison.value();
    String subject = comparison.name();
    if (value instanceof Value.ArrayValue || value instanceof Value.ConstantValue) {
      return Optional.empty();
    }
    if (value instanceof Value.StringValue text
        && (range.isTruth() || !NUMBER.matcher(text.text()).matches())) {
      return Optional.of(
          new Sentence(
              subject + " is " + range.words() + ", but is compared with a text",
              range.isTruth()
                  ? "Write " + subject + " or !" + subject + "."
                  : "Compare with a number."));
    }
    return OnlyTruth.of(comparison, range)
        .map(
            truth ->
                new Sentence(
                    always(truth) + ": " + subject + " is " + range.words(),
                    Lint.IMPOSSIBLE_COMPARISON.hint()));
  }

  /** Tries a comparison with the numbers at the edges of a range, in the language itself. */
  private static final class OnlyTruth {
    private static final String NUMBER = "asn";
    private static final String CONSTANT = "country";
    private static final Scope BOTH = new Scope(Set.of(NUMBER, CONSTANT), Set.of());

    /** Returns the truth of the comparison if it is the same for all of them. */
    static Optional<Boolean> of(Comparison comparison, ValueRange.Numbers range) {
      String operator = " " + comparison.operator().symbol() + " ";
      String text =
          comparison.swapped() ? CONSTANT + operator + NUMBER : NUMBER + operator + CONSTANT;
      CompiledExpression compiled =
          Objects.requireNonNull(
              CompiledExpression.compile(Expression.of(text), BOTH).compiled(), text);
      Set<Boolean> seen = new TreeSet<>();
      for (long number : edges(range, comparison.value())) {
        Environment environment =
            Environment.builder()
                .variable(NUMBER, number)
                .variable(CONSTANT, comparison.value())
                .build();
        Value result = compiled.evaluate(environment).value();
        if (result == null) {
          return Optional.empty();
        }
        seen.add(result.isTrue());
      }
      return seen.size() == 1 ? seen.stream().findFirst() : Optional.empty();
    }

    /** Returns the ends of the range, and its numbers around the value. */
    private static Set<Long> edges(ValueRange.Numbers range, Value value) {
      Set<Long> edges = new TreeSet<>(Set.of(range.least(), range.most()));
      long near = near(value);
      for (long number = near - 1; number <= near + 1; number++) {
        edges.add(Math.max(range.least(), Math.min(range.most(), number)));
      }
      return edges;
    }

    private static long near(Value value) {
      double number = 0;
      if (value instanceof Value.IntegerValue integer) {
        number = integer.number();
      } else if (value instanceof Value.FloatValue decimal) {
        number = decimal.number();
      } else if (value instanceof Value.StringValue string) {
        number = Double.parseDouble(string.text());
      }
      return (long) Math.max(-1e15, Math.min(1e15, number));
    }
  }

  private static String always(boolean truth) {
    return truth ? "this is always true" : "this is never true";
  }
}
