package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans the change of one field, in which parts that are not given keep their live value. */
final class OneFieldPlan {
  private final Catalog catalog;

  OneFieldPlan(Catalog catalog) {
    this.catalog = catalog;
  }

  Optional<Plan> plan(DesiredState.OneField wanted, Settings stored, Run run) {
    Optional<Expression> live = stored.find(wanted.name());
    if (live.isEmpty()) {
      run.tell(List.of(unknown(wanted)));
      run.fail(Verdict.INVALID);
      return Optional.empty();
    }
    Expression expression =
        new Expression(
            wanted.match().orElse(live.get().match()),
            wanted.elseText().orElse(live.get().elseText()));
    List<Problem> errors = errors(wanted, expression);
    if (!errors.isEmpty()) {
      run.tell(errors);
      run.fail(Verdict.INVALID);
      return Optional.empty();
    }
    Settings after = new Settings(Map.of(wanted.name(), expression));
    return Optional.of(Plan.of(after, stored));
  }

  private List<Problem> errors(DesiredState.OneField wanted, Expression expression) {
    return catalog.field(wanted.name()).map(Field::scope).stream()
        .flatMap(scope -> CompiledExpression.compile(expression, scope).errors().stream())
        .map(
            error ->
                Problem.error(
                    wanted.name() + ": " + error.serverMessage(),
                    "It begins at character " + (error.offset() + 1) + ". Nothing was sent."))
        .toList();
  }

  private Problem unknown(DesiredState.OneField wanted) {
    String object = wanted.name().object();
    Optional<String> nearest =
        catalog
            .object(object)
            .flatMap(type -> Suggestion.nearest(wanted.name().field(), type.fields().keySet()));
    return Problem.error(
        wanted.name().field() + " is not an expression field of " + object,
        nearest
            .map(name -> "Did you mean " + name + "?")
            .orElse("export --with-defaults " + object + " shows those it has."));
  }
}
