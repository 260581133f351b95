package io.github.stalwartgitops.report;

import io.github.stalwartgitops.testing.CaseResult;
import io.github.stalwartgitops.testing.FieldCoverage;
import io.github.stalwartgitops.testing.FieldCoverage.RuleCoverage;
import io.github.stalwartgitops.testing.Impact;
import io.github.stalwartgitops.testing.Suggestion;
import io.github.stalwartgitops.testing.TestResult;
import io.github.stalwartgitops.testing.TestRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes what came of tests as sections of the HTML report. */
final class TestSection {
  private static final int MAX_CASES = 1_000;

  private final Markup html;

  TestSection(Markup html) {
    this.html = html;
  }

  void write(TestRun run) {
    if (run.impact() != null) {
      impact(run, run.impact());
      return;
    }
    open("tests", "Tests");
    cases(run.cases());
    html.close().newLine();
    for (int i = 0; i < run.coverage().fields().size(); i++) {
      field(run.coverage().fields().get(i), "coverage-" + (i + 1));
    }
    suggestions(run);
  }

  private void impact(TestRun run, Impact impact) {
    open("tests", "Tests");
    TestText.impact(run, impact).forEach(line -> html.element("p", line).newLine());
    html.close().newLine();
  }

  private void cases(List<CaseResult> cases) {
    html.open("table", "class", "seen", "aria-label", "Results of tests");
    html.open("thead").open("tr");
    List.of("Test", "Field", "Expected", "ActualResult", "Result")
        .forEach(heading -> html.element("th", heading, "scope", "col"));
    html.close().close().open("tbody").newLine();
    cases.stream()
        .flatMap(result -> result.results().stream())
        .sorted(Comparator.comparing(TestResult::passed))
        .limit(MAX_CASES)
        .forEach(this::result);
    html.close().close().newLine();
  }

  private void result(TestResult result) {
    html.open("tr", "class", result.passed() ? "" : "changed");
    html.element("td", result.test().name());
    html.element("td", result.expectation().field().field());
    html.open("td").element("code", result.expectation().text()).close();
    html.open("td").element("code", result.got().text()).close();
    html.element("td", result.passed() ? "passed" : "failed");
    html.close().newLine();
  }

  /** Draws the decision path of a field, marked with what tests cover. */
  private void field(FieldCoverage field, String id) {
    open(id, field.field().toString());
    html.open("figure", "class", "long");
    html.open("ol", "class", "path", "aria-label", "Decision path of " + field.field()).newLine();
    html.open("li", "class", "row start").element("span", "connection", "class", "shape").close();
    field.rules().forEach(this::rule);
    html.close().newLine();
    html.close().newLine();
    List<String> undecided =
        field.operands().stream()
            .filter(operand -> !operand.decided())
            .map(operand -> operand.text())
            .toList();
    if (!undecided.isEmpty()) {
      html.element("p", "Operands that never decide:");
      html.open("ul");
      undecided.forEach(operand -> html.open("li").element("code", operand).close());
      html.close().newLine();
    }
    html.close().newLine();
  }

  private void rule(RuleCoverage rule) {
    boolean isElse = rule.rule() < 0;
    String gap = TestText.gap(rule).orElse("covered");
    html.newLine();
    html.open(
        "li",
        "class",
        "row " + (isElse ? "else " : "rule ") + (gap.equals("covered") ? "" : "changed"));
    html.open("p", "class", "label").element("strong", TestText.rule(rule.rule()));
    html.text(" ").element("span", gap.equals("covered") ? "✓ covered" : "! " + gap).close();
    html.open("div", "class", "step");
    if (isElse) {
      html.element("span", "", "class", "turn");
    }
    html.open("p", "class", isElse ? "result" : "condition").open("span", "class", "shape");
    if (!isElse) {
      html.element("span", "if ", "class", "remark");
    }
    html.element("code", rule.text()).close().close();
    html.close();
    html.open("ul")
        .element("li", "taken in " + ProblemText.number(rule.taken(), "case"), "class", "known");
    html.close().close();
  }

  private void suggestions(TestRun run) {
    List<String> found = new ArrayList<>();
    for (Suggestion suggestion : run.suggestions()) {
      suggestion.yaml().ifPresent(found::add);
    }
    if (!found.isEmpty()) {
      open("suggestions", "Tests to add");
      html.open("pre").lines(List.of(String.join("\n", found).split("\n", -1))).close();
      html.close().newLine();
    }
    TestText.notFound(run).ifPresent(sentence -> html.element("p", sentence).newLine());
  }

  private void open(String id, String heading) {
    html.open("section", "aria-labelledby", id).element("h2", heading, "id", id).newLine();
  }
}
