package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.Value.ArrayValue;
import io.github.stalwartgitops.expression.Value.ConstantValue;
import io.github.stalwartgitops.expression.Value.IntegerValue;
import io.github.stalwartgitops.expression.Value.StringValue;
import java.util.List;

/** Equality and order of values across their kinds. */
final class Comparison {
  private static final int UNORDERED = 2;

  private Comparison() {}

  static boolean areEqual(Value left, Value right) {
    if (left instanceof ConstantValue || right instanceof ConstantValue) {
      return false;
    }
    if (left instanceof StringValue a && right instanceof StringValue b) {
      return a.text().equals(b.text());
    }
    if (left instanceof ArrayValue || right instanceof ArrayValue) {
      return left instanceof ArrayValue a
          && right instanceof ArrayValue b
          && areEqual(a.elements(), b.elements());
    }
    return compareNumbers(Coercion.number(left), Coercion.number(right)) == 0;
  }

  private static boolean areEqual(List<Value> left, List<Value> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!areEqual(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a value equals one of several. */
  static boolean hasEqual(List<Value> values, Value value) {
    for (Value candidate : values) {
      if (areEqual(candidate, value)) {
        return true;
      }
    }
    return false;
  }

  static boolean isLess(Value left, Value right) {
    return compare(left, right) == -1;
  }

  static boolean isGreater(Value left, Value right) {
    return compare(left, right) == 1;
  }

  static boolean isLessOrEqual(Value left, Value right) {
    int order = compare(left, right);
    return order == -1 || order == 0;
  }

  static boolean isGreaterOrEqual(Value left, Value right) {
    int order = compare(left, right);
    return order == 1 || order == 0;
  }

  /** -1, 0 or 1, or {@link #UNORDERED}; not symmetric where the kinds differ. */
  private static int compare(Value left, Value right) {
    if (left instanceof StringValue a && right instanceof StringValue b) {
      return compareTexts(a.text(), b.text());
    }
    if (left instanceof ArrayValue a && right instanceof ArrayValue b) {
      return compareLists(a.elements(), b.elements());
    }
    if (left instanceof ConstantValue a && right instanceof ConstantValue b) {
      return Integer.signum(
          Integer.compare(
              Language.constants().indexOf(a.name()), Language.constants().indexOf(b.name())));
    }
    if (isNumeric(left) && isNumeric(right)) {
      return compareNumbers(Coercion.number(left), Coercion.number(right));
    }
    return left instanceof ArrayValue || left instanceof StringValue ? 1 : -1;
  }

  private static boolean isNumeric(Value value) {
    return !(value instanceof ArrayValue || value instanceof ConstantValue);
  }

  private static int compareNumbers(Value left, Value right) {
    if (left instanceof IntegerValue a && right instanceof IntegerValue b) {
      return Long.compare(a.number(), b.number());
    }
    double a = Coercion.asDouble(left);
    double b = Coercion.asDouble(right);
    return a < b ? -1 : a > b ? 1 : a == b ? 0 : UNORDERED;
  }

  private static int compareLists(List<Value> left, List<Value> right) {
    int shared = Math.min(left.size(), right.size());
    for (int i = 0; i < shared; i++) {
      int order = compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  /** By UTF-8 bytes, which is by code points. */
  static int compareTexts(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean apart = Character.isSurrogate(a) != Character.isSurrogate(b);
        return (apart ? Character.isSurrogate(b) : a < b) ? -1 : 1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
