package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.expression.WorkBudget;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates for the lints of one field, and gives up after a fixed amount of work: a short text may
 * be expensive to evaluate. Without a value a lint reports nothing.
 */
final class BoundedEvaluator {
  private static final long STEPS = 20_000_000;

  private final Scope scope;
  private final WorkBudget budget = new WorkBudget(STEPS);
  private final Map<String, Optional<CompiledExpression>> compiled = new HashMap<>();

  BoundedEvaluator(Scope scope) {
    this.scope = scope;
  }

  /** Returns the value of a text on its own; empty where it has none. */
  Optional<Value> value(String text, Environment environment) {
    return compiled(text)
        .flatMap(expression -> evaluate(expression, environment))
        .flatMap(evaluation -> Optional.ofNullable(evaluation.value()));
  }

  /** Returns an evaluation that gives a value; empty where it fails. */
  Optional<Evaluation> evaluate(CompiledExpression expression, Environment environment) {
    if (budget.isSpent()) {
      return Optional.empty();
    }
    Evaluation evaluation = expression.evaluate(environment, budget);
    return evaluation.value() == null ? Optional.empty() : Optional.of(evaluation);
  }

  private Optional<CompiledExpression> compiled(String text) {
    Optional<CompiledExpression> known = compiled.get(text);
    if (known == null) {
      budget.spend(text.length());
      known =
          Optional.ofNullable(CompiledExpression.compile(Expression.of(text), scope).compiled());
      compiled.put(text, known);
    }
    return known;
  }
}
