package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Step;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import java.util.ArrayList;
import java.util.List;

/** Writes what came of a run as text. */
public final class RunReportText {
  private static final int SUBJECT_WIDTH = 18;

  private RunReportText() {}

  /**
   * The lines of an account: problems, plan, steps and a closing sentence.
   *
   * @param showUndeclared whether to list the fields that the manifest leaves alone
   */
  public static List<String> lines(RunReport account, Palette palette, boolean showUndeclared) {
    List<String> lines = new ArrayList<>();
    problems(lines, account.problems(), palette);
    lines.addAll(plan(account, palette, showUndeclared));
    if (account.outcome() != null) {
      lines.addAll(steps(account.outcome()));
      if (!account.outcome().problems().isEmpty()) {
        lines.add("");
      }
      problems(lines, account.outcome().problems(), palette);
    }
    lines.addAll(RunSummary.lines(account, palette));
    return lines;
  }

  /** What differs, under a heading; empty if nothing does or it did not come to a plan. */
  public static List<String> plan(RunReport account, Palette palette, boolean showUndeclared) {
    List<String> lines = new ArrayList<>();
    if (account.plan() != null) {
      Plan plan = account.plan().plan();
      if (plan.hasChanges() || showUndeclared) {
        lines.add(heading(account, palette));
        lines.add("");
        lines.addAll(PlanText.lines(plan, palette, showUndeclared));
        if (account.behavior() != null) {
          lines.addAll(BehaviorText.lines(account.behavior(), palette));
        }
      }
    }
    return lines;
  }

  /** What an apply did, step by step. */
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

  private static String heading(RunReport account, Palette palette) {
    String url = account.url().isEmpty() ? "" : "   " + Printable.of(account.url());
    return palette.bold(Printable.of(account.server()))
        + url
        + "   catalog "
        + account.catalogVersion();
  }

  private static String pad(String text) {
    return text.length() < SUBJECT_WIDTH
        ? text + " ".repeat(SUBJECT_WIDTH - text.length())
        : text + "   ";
  }
}
