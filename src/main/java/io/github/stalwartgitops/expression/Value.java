package io.github.stalwartgitops.expression;

import java.util.List;

/** A value of the expression language ({@code docs/server.md}, expressions). */
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
  String text();

  /** Whether a condition of this value holds: non-zero, not empty, any constant. */
  boolean isTrue();

  /** A text. */
  record StringValue(String text) implements Value {
    @Override
    public boolean isTrue() {
      return !text.isEmpty();
    }
  }

  /** A signed 64-bit integer; truth values are the integers 1 and 0. */
  record IntegerValue(long number) implements Value {
    @Override
    public String text() {
      return Long.toString(number);
    }

    @Override
    public boolean isTrue() {
      return number != 0;
    }
  }

  /** A 64-bit float. */
  record FloatValue(double number) implements Value {
    @Override
    public String text() {
      return Numbers.withFraction(number);
    }

    @Override
    public boolean isTrue() {
      return number != 0;
    }
  }

  /** A list of values. */
  record ArrayValue(List<Value> elements) implements Value {
    public ArrayValue {
      elements = List.copyOf(elements);
    }

    /** Nested arrays give only their separator, and only after some text. */
    @Override
    public String text() {
      StringBuilder out = new StringBuilder();
      for (Value element : elements) {
        if (!out.isEmpty()) {
          out.append("\r\n");
        }
        if (!(element instanceof ArrayValue)) {
          out.append(element.text());
          EvaluationLimits.checkText(out.length());
        }
      }
      return out.toString();
    }

    @Override
    public boolean isTrue() {
      return !elements.isEmpty();
    }
  }

  /** A bare name of {@link Language#constants()}, such as {@code relaxed}. */
  record ConstantValue(String name) implements Value {
    @Override
    public String text() {
      return name;
    }

    @Override
    public boolean isTrue() {
      return true;
    }
  }
}
