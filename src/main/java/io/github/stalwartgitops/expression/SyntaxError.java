package io.github.stalwartgitops.expression;

import java.io.Serial;

/** The first fault of a text, in the server's words; never leaves the package. */
final class SyntaxError extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final int offset;
  private final int length;

  SyntaxError(String message, int offset, int end) {
    super(message, null, false, false);
    this.offset = offset;
    this.length = end - offset;
  }

  ExpressionError in(Part part) {
    return new ExpressionError(part, String.valueOf(getMessage()), offset, length);
  }
}
