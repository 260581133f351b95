package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reports of plans for given settings. */
final class PlannedReport {
  static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");

  private PlannedReport() {}

  /** Returns the report of a plan that changes the greeting. */
  static RunReport of(Expression before, Expression after) {
    return of(
        Plan.of(new Settings(Map.of(GREETING, after)), new Settings(Map.of(GREETING, before))));
  }

  static RunReport of(Plan plan) {
    return of(plan, null, Verdict.DONE, List.of());
  }

  static RunReport of(Plan plan, Outcome outcome, Verdict verdict, List<Problem> problems) {
    Catalog catalog = Catalog.bundled();
    String url = "https://mail.example.org";
    return new RunReport(
        "mail.example.org",
        url,
        catalog.version(),
        plan == null ? null : new SavedPlan("mail.example.org", url, catalog.version(), plan),
        plan == null ? null : BehaviorDiff.of(plan, catalog, List.of(), ServerFacts.unknown()),
        outcome,
        problems,
        verdict,
        Duration.ofMillis(120));
  }

  static Expression expression(String elseText, Rule... rules) {
    return new Expression(List.of(rules), elseText);
  }

  static Rule rule(String ifText, String thenText) {
    return new Rule(ifText, thenText);
  }

  /** Returns rules for the ports from 1000. */
  static Rule[] ports(int count, String thenText) {
    return IntStream.range(0, count)
        .mapToObj(i -> rule("local_port == " + (1000 + i), thenText))
        .toArray(Rule[]::new);
  }
}
