package io.github.stalwartgitops.expression;

/** The type that the value of an expression has for every connection. */
public enum ValueType {
  STRING,
  INTEGER,
  FLOAT,
  ARRAY,
  CONSTANT,
  /** More than one kind is possible, or nothing is known. */
  UNKNOWN;

  /** The type of a value. */
  public static ValueType of(Value value) {
    if (value instanceof Value.StringValue) {
      return STRING;
    }
    if (value instanceof Value.IntegerValue) {
      return INTEGER;
    }
    if (value instanceof Value.FloatValue) {
      return FLOAT;
    }
    return value instanceof Value.ArrayValue ? ARRAY : CONSTANT;
  }
}
