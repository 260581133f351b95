package io.github.stalwartgitops.expression;

import java.io.Serial;
import java.util.List;

/** The first error of a text; never leaves the package. */
final class SyntaxException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient ExpressionError error;

  SyntaxException(ExpressionError.Kind kind, int offset, int end, String... arguments) {
    super(null, null, false, false);
    error = new ExpressionError(Part.ELSE, kind, List.of(arguments), offset, end - offset);
  }

  ExpressionError in(Part part) {
    return error.in(part);
  }
}
