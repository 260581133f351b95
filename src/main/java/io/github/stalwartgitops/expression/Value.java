package io.github.stalwartgitops.expression;

import java.util.List;

/** A value of the expression language ({@code expression-language.md}, values and operators). */
public sealed interface Value {
  /** The empty string, which also stands for everything that is missing. */
  Value EMPTY = new StringValue("");

  /** The integer 1. */
  Value TRUE = new IntegerValue(1);

  /** The integer 0. */
  Value FALSE = new IntegerValue(0);

  /** A truth value, which the language knows as the integers 1 and 0. */
  static Value of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  /** A string. */
  static Value of(String text) {
    return text.isEmpty() ? EMPTY : new StringValue(text);
  }

  /** An integer. */
  static Value of(long number) {
    return number == 0 ? FALSE : number == 1 ? TRUE : new IntegerValue(number);
  }

  /**
   * The value as text, as functions see it: floats with their {@code .0}, elements of an array
   * joined by CRLF.
   */
  default String text() {
    return Values.text(this);
  }

  /** Whether a condition of this value holds: non-zero, not empty, any constant. */
  default boolean isTrue() {
    return Values.isTrue(this);
  }

  /** A text. */
  record StringValue(String text) implements Value {}

  /** A signed 64-bit integer; truth values are the integers 1 and 0. */
  record IntegerValue(long number) implements Value {}

  /** A 64-bit float. */
  record FloatValue(double number) implements Value {}

  /** A list of values. */
  record ArrayValue(List<Value> elements) implements Value {
    public ArrayValue {
      elements = List.copyOf(elements);
    }
  }

  /** A bare name of {@link Language#constants()}, such as {@code relaxed}. */
  record ConstantValue(String name) implements Value {}
}
