package io.github.stalwartgitops.plan;

import static io.github.stalwartgitops.plan.RuleChange.Kind.ELSE_CHANGED;
import static io.github.stalwartgitops.plan.RuleChange.Kind.RULE_ADDED;
import static io.github.stalwartgitops.plan.RuleChange.Kind.RULE_CHANGED;
import static io.github.stalwartgitops.plan.RuleChange.Kind.RULE_MOVED;
import static io.github.stalwartgitops.plan.RuleChange.Kind.RULE_REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.problem.Place;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferTest {
  private static final Rule A = new Rule("local_port == 25", "'a'");
  private static final Rule B = new Rule("local_port == 465", "'b'");
  private static final Rule C = new Rule("is_tls", "'c'");
  private static final Rule D = new Rule("remote_ip == '192.0.2.7'", "'d'");

  @Test
  void equalTextsAreNoChange() {
    assertThat(diff(List.of(A, B), List.of(A, B)).isChanged()).isFalse();
  }

  @Test
  void elseIsAChange() {
    FieldDiff diff = diff(new Expression(List.of(A), "'x'"), new Expression(List.of(A), "'y'"));
    assertThat(diff.changes()).extracting(RuleChange::kind).containsExactly(ELSE_CHANGED);
  }

  @Test
  void removedRulesComeFirst() {
    assertThat(diff(List.of(A, B, C), List.of(D, A, C)).changes())
        .extracting(RuleChange::kind, RuleChange::from, RuleChange::to)
        .containsExactly(tuple(RULE_REMOVED, 1, -1), tuple(RULE_ADDED, -1, 0));
  }

  @Test
  void theSameConditionWithAnotherResultIsAChangedRule() {
    assertThat(diff(List.of(A, B), List.of(A, new Rule(B.ifText(), "'new'"))).changes())
        .extracting(RuleChange::kind, RuleChange::from, RuleChange::to)
        .containsExactly(tuple(RULE_CHANGED, 1, 1));
  }

  @Test
  void theSameResultWithAnotherConditionBetweenTheSameNeighboursIsAChangedRule() {
    assertThat(
            diff(List.of(A, B, C), List.of(A, new Rule("local_port == 587", "'b'"), C)).changes())
        .extracting(RuleChange::kind, RuleChange::from, RuleChange::to)
        .containsExactly(tuple(RULE_CHANGED, 1, 1));
  }

  @Test
  void onlyTheRuleThatChangedItsRankHasMoved() {
    assertThat(diff(List.of(A, B, C, D), List.of(D, A, B, C)).changes())
        .extracting(RuleChange::kind, RuleChange::from, RuleChange::to)
        .containsExactly(tuple(RULE_MOVED, 3, 0));
  }

  @Test
  void aRuleThatMovesPastChangedOnesIsTheOneThatMoves() {
    List<Rule> after = List.of(D, new Rule(A.ifText(), "'aa'"), new Rule(B.ifText(), "'bb'"), C);

    assertThat(diff(List.of(A, B, C, D), after).changes())
        .extracting(RuleChange::kind, RuleChange::from, RuleChange::to)
        .containsExactly(
            tuple(RULE_MOVED, 3, 0), tuple(RULE_CHANGED, 0, 1), tuple(RULE_CHANGED, 1, 2));
  }

  @Test
  void rulesBelowARemovedOneHaveNotMoved() {
    assertThat(diff(List.of(A, B, C), List.of(B, C)).changes())
        .extracting(RuleChange::kind)
        .containsExactly(RULE_REMOVED);
  }

  @Test
  void aRepeatedRuleThatIsDeclaredOnceIsRemovedOnce() {
    assertThat(diff(List.of(A, A, B), List.of(A, B)).changes())
        .extracting(RuleChange::kind)
        .containsExactly(RULE_REMOVED);
  }

  @Test
  void aChangeNamesThePlaceThatDeclaresIt() {
    FieldDiff diff = diff(List.of(A), List.of(A, B));
    assertThat(diff.changes().get(0).place()).isEqualTo(new Place("f.yaml", 11, 1, 1));
  }

  @Test
  void manyRulesAreComparedInLinearTime() {
    List<Rule> many =
        IntStream.range(0, 200_000)
            .mapToObj(i -> new Rule("local_port == " + i, "'" + i + "'"))
            .collect(java.util.stream.Collectors.toList());
    List<Rule> reversed = new java.util.ArrayList<>(many);
    Collections.reverse(reversed);
    assertThat(diff(many, reversed).count(RULE_MOVED)).isEqualTo(many.size() - 1);
  }

  private static FieldDiff diff(List<Rule> before, List<Rule> after) {
    return diff(new Expression(before, "'z'"), new Expression(after, "'z'"));
  }

  private static FieldDiff diff(Expression before, Expression after) {
    return Differ.diff(
        new FieldName("MtaStageConnect", "smtpGreeting"),
        before,
        after,
        false,
        new Place("f.yaml", 4, 3, 12),
        rule -> new Place("f.yaml", 10 + rule, 1, 1));
  }
}
