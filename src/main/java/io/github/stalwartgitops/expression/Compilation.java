package io.github.stalwartgitops.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of compiling an expression.
 *
 * @param compiled the expression ready to evaluate; null exactly when there are errors
 * @param errors the first error of each text that has one; the first of them is the one that the
 *     server reports, the others follow in the server's reading order
 */
public record Compilation(@Nullable CompiledExpression compiled, List<ExpressionError> errors) {
  public Compilation {
    errors = List.copyOf(errors);
  }
}
