package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.Compilation;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.ExpressionError;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.expression.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of an expression on a server, for some connections. */
public sealed interface CaseAnswer {
  /** It does not compile. */
  record Refused(ExpressionError error) implements CaseAnswer {}

  /** It compiles, but its value depends on something that only the server knows. */
  record Accepted() implements CaseAnswer {}

  /**
   * Its value for each connection.
   *
   * @param values a value, or null where the evaluation fails or the text compiles to nothing
   */
  record Evaluated(List<@Nullable Value> values) implements CaseAnswer {}

  /** Compiles and evaluates. */
  static CaseAnswer of(Expression expression, Scope scope, List<Environment> environments) {
    Compilation compilation = CompiledExpression.compile(expression, scope);
    CompiledExpression compiled = compilation.compiled();
    if (compiled == null) {
      return new Refused(compilation.errors().get(0));
    }
    List<@Nullable Value> values = new ArrayList<>();
    for (Environment environment : environments) {
      Trace trace = compiled.trace(environment);
      if (trace.inputs().stream().anyMatch(Trace.Input::isServerOnly)) {
        return new Accepted();
      }
      values.add(trace.evaluation().value());
    }
    return new Evaluated(values);
  }
}
