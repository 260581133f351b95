package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.Value.ArrayValue;
import io.github.stalwartgitops.expression.Value.ConstantValue;
import io.github.stalwartgitops.expression.Value.FloatValue;
import io.github.stalwartgitops.expression.Value.IntegerValue;
import io.github.stalwartgitops.expression.Value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** The operators on values. */
final class Operators {
  private Operators() {}

  static Value apply(UnaryOperator operator, Value operand) {
    return operator == UnaryOperator.NOT
        ? Value.of(!operand.isTrue())
        : negate(Coercion.number(operand));
  }

  static Value apply(BinaryOperator operator, Value left, Value right) {
    return switch (operator) {
      case ADD -> add(left, right);
      case SUBTRACT -> subtract(left, right);
      case MULTIPLY -> multiply(Coercion.number(left), Coercion.number(right));
      case DIVIDE -> divide(Coercion.number(left), Coercion.number(right));
      case EQUAL -> Value.of(Comparison.areEqual(left, right));
      case NOT_EQUAL -> Value.of(!Comparison.areEqual(left, right));
      case LESS -> Value.of(Comparison.isLess(left, right));
      case LESS_OR_EQUAL -> Value.of(Comparison.isLessOrEqual(left, right));
      case GREATER -> Value.of(Comparison.isGreater(left, right));
      case GREATER_OR_EQUAL -> Value.of(Comparison.isGreaterOrEqual(left, right));
      case AND -> Value.of(left.isTrue() && right.isTrue());
      case OR -> Value.of(left.isTrue() || right.isTrue());
      case XOR -> Value.of(left.isTrue() != right.isTrue());
    };
  }

  private static Value negate(Value number) {
    return number instanceof IntegerValue integer
        ? Value.of(-integer.number())
        : new FloatValue(-((FloatValue) number).number());
  }

  private static Value add(Value left, Value right) {
    if (left instanceof IntegerValue a && right instanceof IntegerValue b) {
      return Value.of(saturatingAdd(a.number(), b.number()));
    }
    if (left instanceof StringValue a && right instanceof StringValue b) {
      return a.text().isEmpty()
          ? right
          : b.text().isEmpty() ? left : new StringValue(a.text().concat(b.text()));
    }
    if (left instanceof ArrayValue || right instanceof ArrayValue) {
      return addArrays(left, right);
    }
    if (left instanceof StringValue || right instanceof StringValue) {
      return concatenate(left, right);
    }
    if (left instanceof ConstantValue || right instanceof ConstantValue) {
      return left instanceof ConstantValue && !(right instanceof ConstantValue) ? right : left;
    }
    return new FloatValue(Coercion.asDouble(left) + Coercion.asDouble(right));
  }

  private static Value concatenate(Value left, Value right) {
    if (isEmptyString(left)) {
      return right;
    }
    return isEmptyString(right)
        ? left
        : new StringValue(Coercion.concatenated(left).concat(Coercion.concatenated(right)));
  }

  private static boolean isEmptyString(Value value) {
    return value instanceof StringValue string && string.text().isEmpty();
  }

  private static Value addArrays(Value left, Value right) {
    List<Value> elements = new ArrayList<>();
    for (Value side : List.of(left, right)) {
      if (side instanceof ArrayValue array) {
        elements.addAll(array.elements());
      } else {
        elements.add(side);
      }
    }
    return new ArrayValue(elements);
  }

  private static Value subtract(Value left, Value right) {
    if (left instanceof ArrayValue array) {
      return without(array, right);
    }
    if (right instanceof ArrayValue array) {
      return without(array, left);
    }
    Value a = Coercion.number(left);
    Value b = Coercion.number(right);
    if (a instanceof IntegerValue x && b instanceof IntegerValue y) {
      return Value.of(saturatingSubtract(x.number(), y.number()));
    }
    return new FloatValue(Coercion.asDouble(a) - Coercion.asDouble(b));
  }

  private static Value without(ArrayValue array, Value element) {
    return new ArrayValue(
        array.elements().stream().filter(e -> !Comparison.areEqual(e, element)).toList());
  }

  private static Value multiply(Value left, Value right) {
    if (left instanceof IntegerValue a && right instanceof IntegerValue b) {
      return Value.of(saturatingMultiply(a.number(), b.number()));
    }
    return new FloatValue(Coercion.asDouble(left) * Coercion.asDouble(right));
  }

  private static Value divide(Value left, Value right) {
    double divisor = Coercion.asDouble(right);
    return new FloatValue(divisor == 0 ? 0.0 : Coercion.asDouble(left) / divisor);
  }

  private static long saturatingAdd(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? limit(a < 0) : sum;
  }

  private static long saturatingSubtract(long a, long b) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0 ? limit(a < 0) : difference;
  }

  private static long saturatingMultiply(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return high == low >> 63 ? low : limit((a ^ b) < 0);
  }

  private static long limit(boolean negative) {
    return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
