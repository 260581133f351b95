package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.Value;
import java.time.Duration;
import java.util.Optional;

/**
 * Evaluates for the lints of one field, and gives up once that has taken too long: a text may be
 * cheap to write and dear to evaluate, and without a value nothing is claimed.
 */
final class Evaluator {
  private static final long BUDGET = Duration.ofSeconds(2).toNanos();

  private final Scope scope;
  private long spent;

  Evaluator(Scope scope) {
    this.scope = scope;
  }

  /** The value of a text on its own; empty where it has none. */
  Optional<Value> value(String text, Environment environment) {
    if (spent > BUDGET) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    CompiledExpression compiled = CompiledExpression.compile(Expression.of(text), scope).compiled();
    spent += System.nanoTime() - start;
    return compiled == null
        ? Optional.empty()
        : evaluate(compiled, environment).flatMap(found -> Optional.ofNullable(found.value()));
  }

  /** An evaluation that gives a value; empty where it fails. */
  Optional<Evaluation> evaluate(CompiledExpression compiled, Environment environment) {
    if (spent > BUDGET) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    Evaluation evaluation = compiled.evaluate(environment);
    spent += System.nanoTime() - start;
    return evaluation.value() == null ? Optional.empty() : Optional.of(evaluation);
  }
}
