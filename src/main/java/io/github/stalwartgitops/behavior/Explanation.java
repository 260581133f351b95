package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Trace;
import org.jspecify.annotations.Nullable;

/**
 * How a field comes to its value for one connection.
 *
 * @param field the field, or null for an expression that belongs to none
 * @param expression its texts
 * @param trace every step of the evaluation
 */
public record Explanation(@Nullable FieldName field, Expression expression, Trace trace) {
  /** Evaluates a field and keeps what led to the value. */
  public static Explanation of(
      @Nullable FieldName field,
      Expression expression,
      CompiledExpression compiled,
      Environment environment) {
    return new Explanation(field, expression, compiled.trace(environment));
  }
}
