package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.RuleChange;
import io.github.stalwartgitops.problem.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  private static final Expression BEFORE =
      new Expression(List.of(new Rule("asn == 1", "'old'")), "'else'");
  private static final Expression AFTER =
      new Expression(List.of(new Rule("asn == 2", "'new'")), "'other'");

  @Test
  void eachRuleShowsItsLine() {
    assertThat(text(place("a.yaml", 4), place("a.yaml", 304), place("a.yaml", 310)))
        .contains(
            "  smtpGreeting                                              a.yaml:4",
            "    - rule 1   if    asn == 1",
            "    + rule 1   if    asn == 2                               :304",
            "               then  'new'",
            "    ~ else     'else'  →  'other'                           :310");
  }

  @Test
  void theLineOfTheFieldIsShownOnce() {
    assertThat(text(place("a.yaml", 4), place("a.yaml", 4), place("a.yaml", 4)))
        .contains("    + rule 1   if    asn == 2", "    ~ else     'else'  →  'other'");
  }

  @Test
  void aRuleFromAnotherFileShowsTheFile() {
    assertThat(text(place("a.yaml", 4), place("b.yaml", 4), null))
        .contains(
            "    + rule 1   if    asn == 2                               b.yaml:4",
            "    ~ else     'else'  →  'other'");
  }

  private static List<String> text(Place field, Place rule, Place otherwise) {
    FieldDiff diff =
        new FieldDiff(
            new FieldName("MtaStageConnect", "smtpGreeting"),
            BEFORE,
            AFTER,
            false,
            List.of(
                new RuleChange(RuleChange.Kind.RULE_REMOVED, 0, -1, field),
                new RuleChange(RuleChange.Kind.RULE_ADDED, -1, 0, rule),
                new RuleChange(RuleChange.Kind.ELSE_CHANGED, -1, -1, otherwise)),
            field);
    return PlanText.lines(new Plan(List.of(diff), Settings.empty()), new Palette(false), false);
  }

  private static Place place(String file, int line) {
    return new Place(file, line, 1, 1);
  }
}
