package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One side of a change.
 *
 * @param expression what is evaluated
 * @param changed the rules that the other side lacks or has otherwise, counted from 0; {@link
 *     #ELSE} for what holds where no rule does
 * @param conditions the parsed {@code if} of each rule
 */
record PlanSide(CompiledExpression expression, Set<Integer> changed, List<ParsedPart> conditions) {
  static final int ELSE = -1;
  private static final int NONE = -2;

  static PlanSide of(CompiledExpression expression, Set<Integer> changed) {
    return new PlanSide(
        expression,
        changed,
        expression.parts().stream().filter(part -> part.part().kind() == Part.Kind.IF).toList());
  }

  /** The conditions in the order in which they are worth a look. */
  Stream<ParsedPart> changedFirst() {
    return conditions.stream()
        .sorted(Comparator.comparing(condition -> !changed.contains(condition.part().rule())));
  }

  /** Every rule, and {@link #ELSE}. */
  Set<Integer> rules() {
    Set<Integer> rules = new LinkedHashSet<>();
    conditions.forEach(condition -> rules.add(condition.part().rule()));
    rules.add(ELSE);
    return rules;
  }

  /** The rule that a connection takes; none of them where that cannot be told here. */
  int rule(SampleConnection connection, ServerNames names) {
    Evaluation evaluation = expression.evaluate(connection.on(names));
    return evaluation.value() == null ? NONE : evaluation.rule();
  }
}
