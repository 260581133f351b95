package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.RuleChange;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubCommandsTest {
  private static final RuleChange REMOVED =
      new RuleChange(RuleChange.Kind.RULE_REMOVED, 0, -1, place(4));
  private static final RuleChange ADDED =
      new RuleChange(RuleChange.Kind.RULE_ADDED, -1, 0, place(304));

  /** GitHub shows the first ten errors and the first ten warnings of a step. */
  @Test
  void theResultOfTheRunComesFirst() {
    RunReport report = report(null, List.of(ADDED), Problem.error("one", null));

    assertThat(commands(report))
        .first()
        .isEqualTo("::error title=stalwart-gitops%3A mx::Failed: nothing was written.");
  }

  @Test
  void aFieldIsAnnotatedAtItsFirstChange() {
    assertThat(field(report(null, List.of(REMOVED, ADDED)))).contains("file=a.yaml,line=304,");
  }

  @Test
  void aFieldWithRemovedRulesOnlyIsAnnotatedAtItsName() {
    assertThat(field(report(null, List.of(REMOVED)))).contains("file=a.yaml,line=4,");
  }

  @Test
  void aPlanSaysPlanned() {
    assertThat(field(report(null, List.of(ADDED)))).endsWith("::planned: 1 rule added");
  }

  @ParameterizedTest
  @CsvSource({
    "DESIRED, stored: 1 rule added",
    "PREVIOUS, 'planned, but not stored: 1 rule added'",
    "PARTIAL, 'planned, but the object is only stored in part: 1 rule added'",
    "OTHER, 'planned, but other values are stored: 1 rule added'",
    "UNKNOWN, 'planned, but what is stored is unknown: 1 rule added'",
  })
  void anApplySaysWhetherAFieldIsStored(StoredState state, String message) {
    assertThat(field(report(state, List.of(ADDED)))).endsWith("::" + message);
  }

  private static List<String> commands(RunReport report) {
    return ReportForm.GITHUB.render(report).lines().toList();
  }

  private static String field(RunReport report) {
    return commands(report).stream()
        .filter(line -> line.contains("title=MtaStageConnect.smtpGreeting"))
        .findFirst()
        .orElseThrow();
  }

  private static RunReport report(
      StoredState state, List<RuleChange> changes, Problem... problems) {
    FieldDiff field =
        new FieldDiff(
            new FieldName("MtaStageConnect", "smtpGreeting"),
            new Expression(List.of(new Rule("asn == 1", "'old'")), "'else'"),
            new Expression(List.of(new Rule("asn == 2", "'new'")), "'else'"),
            false,
            changes,
            place(4));
    Outcome outcome =
        state == null
            ? null
            : new Outcome(
                Status.UNCERTAIN,
                Map.of("MtaStageConnect", state),
                ActivationState.UNKNOWN,
                List.of(),
                List.of(),
                List.of());
    boolean planned = problems.length == 0;
    return new RunReport(
        "mx",
        "https://mx.example.org",
        "0.16.19",
        planned
            ? new SavedPlan(
                "mx",
                "https://mx.example.org",
                "0.16.19",
                new Plan(List.of(field), Settings.empty()))
            : null,
        null,
        outcome,
        List.of(problems),
        Verdict.FAILED,
        Duration.ZERO);
  }

  private static Place place(int line) {
    return new Place("a.yaml", line, 3, 5);
  }
}
