package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Step;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.testing.TestRun;
import java.util.ArrayList;
import java.util.List;

/** Writes a report as text. */
public final class RunReportText {
  private static final int SUBJECT_WIDTH = 18;

  private RunReportText() {}

  /**
   * Returns the lines of a report: problems, plan, steps and summary.
   *
   * @param showUndeclared whether to list the fields that the manifest does not declare
   */
  public static List<String> lines(RunReport report, Palette palette, boolean showUndeclared) {
    List<String> lines = new ArrayList<>();
    problems(lines, report.problems(), palette);
    lines.addAll(plan(report, palette, showUndeclared));
    lines.addAll(tests(report, palette));
    if (report.outcome() != null) {
      lines.addAll(steps(report.outcome()));
      if (!report.outcome().problems().isEmpty()) {
        lines.add("");
      }
      problems(lines, report.outcome().problems(), palette);
    }
    lines.addAll(RunSummary.lines(report, palette));
    return lines;
  }

  /** Returns the plan with its heading; empty without changes or without a plan. */
  public static List<String> plan(RunReport report, Palette palette, boolean showUndeclared) {
    List<String> lines = new ArrayList<>();
    if (report.plan() != null) {
      Plan plan = report.plan().plan();
      if (plan.hasChanges() || showUndeclared) {
        lines.add(heading(report, palette));
        lines.add("");
        lines.addAll(PlanText.lines(plan, palette, showUndeclared));
        if (report.behavior() != null) {
          lines.addAll(BehaviorText.lines(report.behavior(), palette));
        }
      }
    }
    return lines;
  }

  /** Returns what came of tests, or what a plan changes for them; nothing without tests. */
  public static List<String> tests(RunReport report, Palette palette) {
    TestRun tests = report.tests();
    if (tests == null) {
      return List.of();
    }
    return tests.impact() == null
        ? TestText.lines(tests, palette)
        : TestText.lines(tests, tests.impact(), palette);
  }

  /** Returns the steps of an apply. */
  public static List<String> steps(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    for (Step step : outcome.steps()) {
      lines.add(pad(Printable.of(step.subject())) + Printable.of(step.result()));
      step.details().forEach(detail -> lines.add(pad("") + Printable.of(detail)));
    }
    return lines;
  }

  private static void problems(List<String> lines, List<Problem> problems, Palette palette) {
    for (Problem problem : problems) {
      lines.addAll(ProblemText.lines(problem, palette));
      lines.add("");
    }
  }

  private static String heading(RunReport report, Palette palette) {
    String url = report.url().isEmpty() ? "" : "   " + Printable.of(report.url());
    return palette.bold(Printable.of(report.server()))
        + url
        + "   catalog "
        + report.catalogVersion();
  }

  private static String pad(String text) {
    return text.length() < SUBJECT_WIDTH
        ? text + " ".repeat(SUBJECT_WIDTH - text.length())
        : text + "   ";
  }
}
