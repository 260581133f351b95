package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.Value.ArrayValue;
import io.github.stalwartgitops.expression.Value.FloatValue;
import io.github.stalwartgitops.expression.Value.IntegerValue;
import io.github.stalwartgitops.expression.Value.StringValue;
import java.util.List;

/** Reads a value where another kind is needed: as text, number, list or index. */
final class Coercion {
  private Coercion() {}

  /** Returns the text that {@code +} writes. */
  static String concatenated(Value value) {
    return value instanceof FloatValue real ? Numbers.plain(real.number()) : value.text();
  }

  /** Returns an {@link IntegerValue} or {@link FloatValue}, whatever the value is. */
  static Value number(Value value) {
    if (value instanceof IntegerValue || value instanceof FloatValue) {
      return value;
    }
    if (value instanceof StringValue string) {
      Value number = Numbers.parse(string.text());
      return number == null ? Value.FALSE : number;
    }
    return Value.of(value instanceof ArrayValue array && array.elements().isEmpty());
  }

  /** Returns {@link #number} as an integer; floats are cut. */
  static long integer(Value value) {
    Value number = number(value);
    return number instanceof IntegerValue integer
        ? integer.number()
        : (long) ((FloatValue) number).number();
  }

  /** Returns an {@link IntegerValue} or {@link FloatValue} as a float. */
  static double asDouble(Value number) {
    return number instanceof IntegerValue integer
        ? (double) integer.number()
        : ((FloatValue) number).number();
  }

  /** Returns the elements; another value is a list of itself, the empty string an empty one. */
  static List<Value> list(Value value) {
    if (value instanceof ArrayValue array) {
      return array.elements();
    }
    return value instanceof StringValue string && string.text().isEmpty()
        ? List.of()
        : List.of(value);
  }

  /** Returns the element at an index; out of range it is the empty string. */
  static Value elementAt(Value list, Value index) {
    List<Value> elements = list(list);
    long at = index(index);
    return at >= 0 && at < elements.size() ? elements.get((int) at) : Value.EMPTY;
  }

  /** Returns a count or an index: floats are cut, strings read as unsigned, all else is 0. */
  static long index(Value value) {
    if (value instanceof IntegerValue integer) {
      return integer.number();
    }
    if (value instanceof FloatValue real) {
      return Math.max(0, (long) real.number());
    }
    return value instanceof StringValue string
            && !string.text().startsWith("-")
            && Numbers.parseInteger(string.text()) instanceof IntegerValue integer
        ? integer.number()
        : 0;
  }
}
