package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.Value;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tries a comparison with the values at the edges of a range, by the language's own engine. */
final class Comparisons {
  private static final String TRIED = "asn";
  private static final String AGAINST = "country";
  private static final Scope BOTH = new Scope(Set.of(TRIED, AGAINST), Set.of());

  /** What the language reads as a number, its infinities aside. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private Comparisons() {}

  /** Whether an operator compares. */
  static boolean compares(BinaryOperator operator) {
    return switch (operator) {
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> true;
      default -> false;
    };
  }

  /**
   * What is wrong with comparing a number with a value, if it is.
   *
   * @param subject how the number is written
   * @param swapped whether the value stands on the left
   */
  static Optional<Sentence> withNumbers(
      String subject,
      ValueRange.Numbers range,
      BinaryOperator operator,
      Value value,
      boolean swapped) {
    if (value instanceof Value.ArrayValue || value instanceof Value.ConstantValue) {
      return Optional.empty();
    }
    boolean isTruth = range.isTruth();
    if (value instanceof Value.StringValue && (isTruth || !isNumeric(value))) {
      return Optional.of(
          new Sentence(
              subject + " is " + range.words() + ", but is compared with a text",
              isTruth ? "Write " + subject + " or !" + subject + "." : "Compare with a number."));
    }
    Optional<Boolean> truth = truth(range, operator, value, swapped);
    return truth.map(
        always ->
            new Sentence(
                ComparisonLint.always(always) + ": " + subject + " is " + range.words(),
                Lint.IMPOSSIBLE_COMPARISON.hint()));
  }

  /** What to write instead of a value that never equals a text of a form; empty if it may. */
  static Optional<String> withTexts(String subject, ValueRange.Texts range, Value value) {
    if (value instanceof Value.StringValue string) {
      return range.form().hint(string.text());
    }
    boolean number = value instanceof Value.IntegerValue || value instanceof Value.FloatValue;
    return number && range.form() != TextForm.ANY
        ? Optional.of("Compare " + subject + " with a text in quotes.")
        : Optional.empty();
  }

  private static boolean isNumeric(Value value) {
    return !(value instanceof Value.StringValue string) || NUMBER.matcher(string.text()).matches();
  }

  private static Optional<Boolean> truth(
      ValueRange.Numbers range, BinaryOperator operator, Value value, boolean swapped) {
    String sign = " " + operator.symbol() + " ";
    String text = swapped ? AGAINST + sign + TRIED : TRIED + sign + AGAINST;
    CompiledExpression compiled = CompiledExpression.compile(Expression.of(text), BOTH).compiled();
    if (compiled == null) {
      return Optional.empty();
    }
    Set<Boolean> seen = new TreeSet<>();
    for (long number : edges(range, value)) {
      Environment environment =
          Environment.builder().variable(TRIED, number).variable(AGAINST, value).build();
      Value result = compiled.evaluate(environment).value();
      if (result == null) {
        return Optional.empty();
      }
      seen.add(result.isTrue());
    }
    return seen.size() == 1 ? seen.stream().findFirst() : Optional.empty();
  }

  /** The ends of the range, and the numbers of it around the value. */
  private static Set<Long> edges(ValueRange.Numbers range, Value value) {
    Set<Long> edges = new TreeSet<>(Set.of(range.least(), range.most()));
    long near = near(value);
    for (long number = near - 1; number <= near + 1; number++) {
      edges.add(Math.max(range.least(), Math.min(range.most(), number)));
    }
    return edges;
  }

  private static long near(Value value) {
    double number;
    if (value instanceof Value.IntegerValue integer) {
      number = integer.number();
    } else if (value instanceof Value.FloatValue decimal) {
      number = decimal.number();
    } else {
      number = value instanceof Value.StringValue string ? Double.parseDouble(string.text()) : 0;
    }
    return (long) Math.max(-1e15, Math.min(1e15, number));
  }
}
