package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.Step;
import io.github.stalwartgitops.plan.Change;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes what came of a run as text. */
public final class AccountText {
  private static final int SUBJECT_WIDTH = 18;

  private AccountText() {}

  /**
   * The lines of an account: problems, plan, steps and a closing sentence.
   *
   * @param showUndeclared whether to list the fields that the manifest leaves alone
   */
  public static List<String> lines(Account account, Palette palette, boolean showUndeclared) {
    List<String> lines = new ArrayList<>();
    problems(lines, account.problems(), palette);
    if (account.plan() != null) {
      Plan plan = account.plan().plan();
      if (plan.hasChanges() || showUndeclared) {
        lines.add(heading(account, palette));
        lines.add("");
        lines.addAll(PlanText.lines(plan, palette, showUndeclared));
      }
      if (account.outcome() == null) {
        lines.addAll(planned(account, plan));
      }
    }
    if (account.outcome() != null) {
      outcome(lines, account, account.outcome(), palette);
    }
    return lines;
  }

  private static void problems(List<String> lines, List<Problem> problems, Palette palette) {
    for (Problem problem : problems) {
      lines.addAll(ProblemText.lines(problem, palette));
      lines.add("");
    }
  }

  private static String heading(Account account, Palette palette) {
    String url = account.url().isEmpty() ? "" : "   " + Printable.of(account.url());
    return palette.bold(Printable.of(account.server()))
        + url
        + "   catalog "
        + account.catalogVersion();
  }

  private static List<String> planned(Account account, Plan plan) {
    if (!plan.hasChanges()) {
      return List.of(
          Printable.of(account.server())
              + "   stored equals wanted, nothing was sent ("
              + seconds(account.elapsed())
              + ").");
    }
    return List.of(
        summary(plan) + ". Nothing was sent.",
        "A reload publishes everything that is stored on the server, not only this.");
  }

  private static void outcome(
      List<String> lines, Account account, Outcome outcome, Palette palette) {
    for (Step step : outcome.steps()) {
      lines.add(pad(Printable.of(step.subject())) + Printable.of(step.result()));
      step.details().forEach(detail -> lines.add(pad("") + Printable.of(detail)));
    }
    problems(lines, outcome.problems(), palette);
    if (outcome.status() == Status.NOTHING_TO_DO) {
      lines.add(
          Printable.of(account.server())
              + "   stored equals wanted, nothing was written"
              + proven(outcome)
              + " ("
              + seconds(account.elapsed())
              + ").");
    } else {
      lines.add(closing(account, outcome, palette));
    }
  }

  private static String closing(Account account, Outcome outcome, Palette palette) {
    String time = " in " + seconds(account.elapsed());
    String changes =
        account.plan() == null
            ? "the changes are"
            : ProblemText.number(changes(account.plan().plan()), "change");
    return switch (outcome.status()) {
      case ACTIVE ->
          palette.added("Done")
              + time
              + ": "
              + changes
              + " stored and active"
              + proven(outcome)
              + ".";
      case NOT_PROVEN ->
          palette.changed("Not proven")
              + time
              + (outcome.stored().isEmpty()
                  ? ": stored equals wanted"
                  : ": " + changes + " stored and the reload accepted")
              + proven(outcome)
              + ".";
      case STORED ->
          palette.changed("Stored")
              + time
              + ": "
              + changes
              + " stored, active after the next reload or restart.";
      case UNCHANGED -> palette.removed("Failed") + ": nothing changed, the server is as it was.";
      case UNCERTAIN ->
          palette.removed("Failed") + ": the server may be changed, see above what is known.";
      case NOTHING_TO_DO -> "";
    };
  }

  private static String proven(Outcome outcome) {
    return outcome.proofs().isEmpty() ? "" : ", " + outcome.proven();
  }

  /** What a plan holds, in a sentence without its full stop. */
  static String summary(Plan plan) {
    List<FieldDiff> changed = plan.changedFields();
    List<String> parts = new ArrayList<>();
    for (Change.Kind kind : Change.Kind.values()) {
      long count = changed.stream().mapToLong(field -> field.count(kind)).sum();
      if (count > 0) {
        parts.add(words(kind, count));
      }
    }
    long reset = changed.stream().filter(FieldDiff::toDefault).count();
    if (reset > 0) {
      parts.add(ProblemText.number(reset, "field") + " back to default");
    }
    return ProblemText.number(plan.changedObjects().size(), "object")
        + ", "
        + ProblemText.number(changed.size(), "field")
        + ": "
        + String.join(", ", parts);
  }

  private static String words(Change.Kind kind, long count) {
    return switch (kind) {
      case RULE_REMOVED -> ProblemText.number(count, "rule") + " removed";
      case RULE_ADDED -> ProblemText.number(count, "rule") + " added";
      case RULE_CHANGED -> ProblemText.number(count, "rule") + " changed";
      case RULE_MOVED -> ProblemText.number(count, "rule") + " moved";
      case ELSE_CHANGED -> count == 1 ? "else changed" : count + " times else changed";
    };
  }

  private static long changes(Plan plan) {
    return plan.changedFields().stream().mapToLong(field -> field.changes().size()).sum();
  }

  private static String pad(String text) {
    return text.length() < SUBJECT_WIDTH
        ? text + " ".repeat(SUBJECT_WIDTH - text.length())
        : text + "   ";
  }

  private static String seconds(Duration elapsed) {
    return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
  }
}
