package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Compares the stored value of a field with the desired one. */
final class Differ {
  private Differ() {}

  /**
   * Returns the differences of one field.
   *
   * @param field where the manifest declares the field, or null without a manifest
   * @param places where the manifest declares the rule at a position after, or {@code else} for -1;
   *     null if that is unknown
   */
  static FieldDiff diff(
      FieldName name,
      Expression before,
      Expression after,
      boolean toDefault,
      @Nullable Place field,
      IntFunction<@Nullable Place> places) {
    List<RuleChange> changes = new ArrayList<>();
    RulePairs pairs = RulePairs.of(before.match(), after.match());
    for (int from = 0; from < before.match().size(); from++) {
      if (pairs.continuedAs(from) < 0) {
        changes.add(new RuleChange(RuleChange.Kind.RULE_REMOVED, from, -1, field));
      }
    }
    for (int to = 0; to < after.match().size(); to++) {
      int from = pairs.continues(to);
      if (from < 0) {
        changes.add(new RuleChange(RuleChange.Kind.RULE_ADDED, -1, to, places.apply(to)));
      } else if (!before.match().get(from).equals(after.match().get(to))) {
        changes.add(new RuleChange(RuleChange.Kind.RULE_CHANGED, from, to, places.apply(to)));
      } else if (!pairs.keepsRank(from)) {
        changes.add(new RuleChange(RuleChange.Kind.RULE_MOVED, from, to, places.apply(to)));
      }
    }
    if (!before.elseText().equals(after.elseText())) {
      changes.add(new RuleChange(RuleChange.Kind.ELSE_CHANGED, -1, -1, places.apply(-1)));
    }
    return new FieldDiff(name, before, after, toDefault, changes, field);
  }
}
