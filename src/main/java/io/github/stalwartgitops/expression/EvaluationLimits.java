package io.github.stalwartgitops.expression;

/** How large values may become, and how long they may take; the server has no such limits. */
final class EvaluationLimits {
  static final int MAX_TEXT = 1_000_000;
  static final int MAX_ELEMENTS = 100_000;
  static final long MAX_WORK = 200_000_000;

  private EvaluationLimits() {}

  static Value checked(Value value) {
    if (value instanceof Value.StringValue string) {
      checkText(string.text().length());
    } else if (value instanceof Value.ArrayValue array && array.elements().size() > MAX_ELEMENTS) {
      throw new EvaluationFailed("an array has more than " + MAX_ELEMENTS + " elements");
    }
    return value;
  }

  static void checkText(int length) {
    if (length > MAX_TEXT) {
      throw new EvaluationFailed("a text is longer than " + MAX_TEXT + " characters");
    }
  }
}
