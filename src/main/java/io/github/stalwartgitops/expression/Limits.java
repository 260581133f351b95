package io.github.stalwartgitops.expression;

/** How large an expression may be here; the server has no such limits. */
final class Limits {
  static final int MAX_LENGTH = 1_000_000;
  static final int MAX_DEPTH = 1024;
  static final int MAX_INSTRUCTIONS = 8192;

  private Limits() {}

  static void checkLength(String text) throws SyntaxError {
    if (text.length() > MAX_LENGTH) {
      throw new SyntaxError(
          "The expression is longer than " + MAX_LENGTH + " characters", 0, text.length());
    }
  }

  static void checkDepth(int depth, int start, int end) throws SyntaxError {
    if (depth >= MAX_DEPTH) {
      throw new SyntaxError(
          "The expression is nested deeper than " + MAX_DEPTH + " levels", start, end);
    }
  }

  static void checkInstructions(int size, int start, int end) throws SyntaxError {
    if (size >= MAX_INSTRUCTIONS) {
      throw new SyntaxError(
          "The expression has more than " + MAX_INSTRUCTIONS + " values and operators", start, end);
    }
  }
}
