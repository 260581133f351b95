package io.github.stalwartgitops.expression;

import java.util.Objects;

/** Short ways to a value, an error or a tree in tests. */
final class Evaluated {
  private static final Environment FIRST_CONNECTION = RecordedCases.connections().get(0);

  private Evaluated() {}

  static CompiledExpression compiled(String text) {
    Compilation compilation =
        CompiledExpression.compile(Expression.of(text), RecordedCases.CONNECT);
    return Objects.requireNonNull(compilation.compiled(), () -> compilation.errors().toString());
  }

  /** The value for the first of the recorded connections: plain SMTP on port 25. */
  static Value value(String text) {
    return Objects.requireNonNull(compiled(text).evaluate(FIRST_CONNECTION).value(), text);
  }

  /** The text that functions see of that value. */
  static String text(String text) {
    return value(text).text();
  }

  static ExpressionError error(String text) {
    return CompiledExpression.compile(Expression.of(text), RecordedCases.CONNECT).errors().get(0);
  }

  static ParsedPart part(String text) {
    return compiled(text).parts().get(0);
  }
}
