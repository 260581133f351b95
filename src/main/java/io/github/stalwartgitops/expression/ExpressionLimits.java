package io.github.stalwartgitops.expression;

/** How large an expression and its values may be here; the server has no such limits. */
final class ExpressionLimits {
  static final int MAX_LENGTH = 1_000_000;
  static final int MAX_DEPTH = 1024;
  static final int MAX_INSTRUCTIONS = 4096;

  static final int MAX_TEXT = 1_000_000;
  static final int MAX_ELEMENTS = 100_000;
  static final long MAX_WORK = 200_000_000;

  private ExpressionLimits() {}

  static void checkLength(String text) throws SyntaxException {
    if (text.length() > MAX_LENGTH) {
      throw new SyntaxException(
          ExpressionError.Kind.TOO_LONG, 0, text.length(), Integer.toString(MAX_LENGTH));
    }
  }

  static void checkDepth(int depth, int start, int end) throws SyntaxException {
    if (depth >= MAX_DEPTH) {
      throw new SyntaxException(
          ExpressionError.Kind.TOO_DEEP, start, end, Integer.toString(MAX_DEPTH));
    }
  }

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

  static void checkInstructions(int size, int start, int end) throws SyntaxException {
    if (size >= MAX_INSTRUCTIONS) {
      throw new SyntaxException(
          ExpressionError.Kind.TOO_MANY_VALUES, start, end, Integer.toString(MAX_INSTRUCTIONS));
    }
  }
}
