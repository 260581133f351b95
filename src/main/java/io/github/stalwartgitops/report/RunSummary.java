package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.RuleChange;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences by which a run ends. */
public final class RunSummary {
  private RunSummary() {}

  /** The sentence that says how a run ended, and what else has to be known of that; not empty. */
  public static List<String> lines(RunReport account, Palette palette) {
    if (account.outcome() != null) {
      return List.of(applied(account, account.outcome(), palette));
    }
    return account.plan() == null
        ? List.of(withoutPlan(account, palette))
        : planned(account, account.plan().plan(), palette);
  }

  /** The sentence that says what came of checking manifests. */
  public static String of(Result<Manifest> validation) {
    if (!validation.problems().isEmpty()) {
      return ProblemText.count(validation.problems()) + ". Nothing was sent.";
    }
    int fields = validation.value().declarations().size();
    return "Valid: " + ProblemText.number(fields, "field") + " declared.";
  }

  private static String withoutPlan(RunReport account, Palette palette) {
    return switch (account.verdict()) {
      case DONE ->
          account.problems().isEmpty()
              ? "Valid."
              : "Valid: " + ProblemText.count(account.problems()) + ".";
      case INVALID -> ProblemText.count(account.problems()) + ". Nothing was sent.";
      case REFUSED -> palette.removed("Refused") + ": nothing was written.";
      case USAGE -> palette.removed("Wrong usage") + ": nothing was written.";
      default -> palette.removed("Failed") + ": nothing was written.";
    };
  }

  private static List<String> planned(RunReport account, Plan plan, Palette palette) {
    if (account.verdict() == Verdict.REFUSED) {
      return List.of(palette.removed("Refused") + ": " + summary(plan) + ". Nothing was sent.");
    }
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

  private static String applied(RunReport account, Outcome outcome, Palette palette) {
    String time = " in " + seconds(account.elapsed());
    String changes =
        account.plan() == null
            ? "the changes are"
            : ProblemText.number(count(account.plan().plan()), "change");
    return switch (outcome.status()) {
      case NOTHING_TO_DO ->
          Printable.of(account.server())
              + "   stored equals wanted, nothing was written"
              + proven(outcome)
              + " ("
              + seconds(account.elapsed())
              + ").";
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
              + " stored, "
              + (outcome.active() == ActivationState.UNTOUCHED
                  ? "active after the next reload or restart."
                  : "a reload was not answered, so what is active is not known: apply with --reload"
                      + " always.");
      case UNCHANGED -> palette.removed("Failed") + ": " + unchanged(outcome) + ".";
      case UNCERTAIN ->
          palette.removed("Failed") + ": " + Printable.of(StateSummary.of(outcome)) + ".";
    };
  }

  private static String unchanged(Outcome outcome) {
    return outcome.stored().containsValue(StoredState.OTHER)
        ? "nothing of it is left; " + Printable.of(StateSummary.of(outcome))
        : "nothing changed, the server is as it was";
  }

  private static String proven(Outcome outcome) {
    return outcome.proofs().isEmpty() ? "" : ", " + outcome.proven();
  }

  /** What a plan holds, in a sentence without its full stop. */
  static String summary(Plan plan) {
    List<FieldDiff> changed = plan.changedFields();
    return ProblemText.number(plan.changedObjects().size(), "object")
        + ", "
        + ProblemText.number(changed.size(), "field")
        + ": "
        + changes(changed);
  }

  /** What changes in a field, such as {@code 1 rule removed, else changed}. */
  static String changes(FieldDiff field) {
    return changes(List.of(field));
  }

  private static String changes(List<FieldDiff> changed) {
    List<String> parts = new ArrayList<>();
    for (RuleChange.Kind kind : RuleChange.Kind.values()) {
      long count = changed.stream().mapToLong(field -> field.count(kind)).sum();
      if (count > 0) {
        parts.add(words(kind, count));
      }
    }
    long reset = changed.stream().filter(FieldDiff::toDefault).count();
    if (reset > 0) {
      parts.add(ProblemText.number(reset, "field") + " back to default");
    }
    return String.join(", ", parts);
  }

  private static String words(RuleChange.Kind kind, long count) {
    return switch (kind) {
      case RULE_REMOVED -> ProblemText.number(count, "rule") + " removed";
      case RULE_ADDED -> ProblemText.number(count, "rule") + " added";
      case RULE_CHANGED -> ProblemText.number(count, "rule") + " changed";
      case RULE_MOVED -> ProblemText.number(count, "rule") + " moved";
      case ELSE_CHANGED -> count == 1 ? "else changed" : "else changed in " + count + " fields";
    };
  }

  private static long count(Plan plan) {
    return plan.changedFields().stream().mapToLong(field -> field.changes().size()).sum();
  }

  private static String seconds(Duration elapsed) {
    return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
  }
}
