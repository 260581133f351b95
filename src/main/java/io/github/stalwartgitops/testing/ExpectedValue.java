package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.ValueText;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value that a test expects, as written in YAML. */
public sealed interface ExpectedValue {
  /** Returns whether an expression may give this value. */
  boolean matches(Value value);

  /** Returns the value as a report shows it. */
  String text();

  /** A text in quotes. */
  record Text(String string) implements ExpectedValue {
    @Override
    public boolean matches(Value value) {
      return value instanceof Value.StringValue got && got.text().equals(string);
    }

    @Override
    public String text() {
      return ValueText.of(Value.of(string), Integer.MAX_VALUE);
    }
  }

  /** {@code true} or {@code false}: a number that is not 0, or 0. */
  record Truth(boolean truth) implements ExpectedValue {
    @Override
    public boolean matches(Value value) {
      return value instanceof Value.IntegerValue && value.isTrue() == truth;
    }

    @Override
    public String text() {
      return Boolean.toString(truth);
    }
  }

  /** A number. */
  record Numeric(String text) implements ExpectedValue {
    @Override
    public boolean matches(Value value) {
      if (value instanceof Value.IntegerValue integer) {
        return new BigDecimal(text).compareTo(BigDecimal.valueOf(integer.number())) == 0;
      }
      return value instanceof Value.FloatValue decimal
          && decimal.number() == Double.parseDouble(text);
    }
  }

  /** A text without quotes: a string, a constant such as {@code relaxed}, or a duration. */
  record Word(String word, @Nullable Value duration) implements ExpectedValue {
    @Override
    public boolean matches(Value value) {
      return value.equals(duration)
          || (value instanceof Value.StringValue got && got.text().equals(word))
          || (value instanceof Value.ConstantValue constant && constant.name().equals(word));
    }

    @Override
    public String text() {
      return duration == null ? ValueText.of(Value.of(word), Integer.MAX_VALUE) : word;
    }
  }

  /** A list. */
  record Elements(List<ExpectedValue> elements) implements ExpectedValue {
    public Elements {
      elements = List.copyOf(elements);
    }

    @Override
    public boolean matches(Value value) {
      if (!(value instanceof Value.ArrayValue array)
          || array.elements().size() != elements.size()) {
        return false;
      }
      for (int i = 0; i < elements.size(); i++) {
        if (!elements.get(i).matches(array.elements().get(i))) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String text() {
      return elements.stream().map(ExpectedValue::text).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** Returns what a scalar without quotes says. */
  static ExpectedValue ofPlain(String text) {
    if (text.equals("true") || text.equals("false")) {
      return new Truth(text.equals("true"));
    }
    return Plain.NUMBER.matcher(text).matches()
        ? new Numeric(text)
        : new Word(text, Plain.duration(text).orElse(null));
  }

  /** The forms of scalars without quotes. */
  final class Plain {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final Pattern DURATION = Pattern.compile("\\d+(ms|[smhd])");
    private static final Scope NO_NAMES = new Scope(Set.of(), Set.of());

    private Plain() {}

    /** Returns the value of a duration such as {@code 5m}, as the language knows it. */
    private static Optional<Value> duration(String text) {
      CompiledExpression compiled =
          DURATION.matcher(text).matches()
              ? CompiledExpression.compile(Expression.of(text), NO_NAMES).compiled()
              : null;
      return compiled == null
          ? Optional.empty()
          : Optional.ofNullable(compiled.evaluate(Environment.builder().build()).value());
    }
  }
}
