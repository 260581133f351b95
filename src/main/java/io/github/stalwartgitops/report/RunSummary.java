package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.RuleChange;
import io.github.stalwartgitops.plan.ScriptDiff;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.testing.TestRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The last lines of a run: how it ended. */
public final class RunSummary {
  private static final int MAX_NAMED_OBJECTS = 4;

  private RunSummary() {}

  /** Returns how a run ended and, after a plan, what a reload does; never empty. */
  public static List<String> lines(RunReport report, Palette palette) {
    if (report.outcome() != null) {
      return List.of(applied(report, report.outcome(), palette));
    }
    return report.plan() == null
        ? List.of(withoutPlan(report, palette))
        : planned(report, report.plan().plan(), palette);
  }

  /** Returns {@link #lines} without colours, joined to one line. */
  static String line(RunReport report) {
    return String.join(" ", lines(report, new Palette(false)));
  }

  /** Returns the result of a check of manifests. */
  public static String of(Result<Manifest> validation) {
    if (validation.isFailure()) {
      return invalid(validation.problems());
    }
    String fields = ProblemText.number(validation.value().declarations().size(), "field");
    return "Valid: " + fields + " declared" + remarks(validation.problems()) + ".";
  }

  private static String withoutPlan(RunReport report, Palette palette) {
    if (report.tests() != null) {
      return tested(report, report.tests(), palette);
    }
    return switch (report.verdict()) {
      case DONE -> "Valid" + remarks(report.problems()) + ".";
      case INVALID -> invalid(report.problems());
      case REFUSED -> palette.removed("Refused") + ": nothing was written.";
      case USAGE -> palette.removed("Wrong usage") + ": nothing was written.";
      default -> palette.removed("Failed") + ": nothing was written.";
    };
  }

  private static String tested(RunReport report, TestRun tests, Palette palette) {
    String text =
        TestText.summary(tests) + ", rule coverage " + tests.coverage().rulePercent() + " %.";
    return report.verdict().isFailure()
        ? palette.removed("Failed") + ": " + text
        : palette.added("Passed") + ": " + text;
  }

  private static String invalid(List<Problem> problems) {
    return ProblemText.count(problems) + ". Nothing was sent.";
  }

  private static String remarks(List<Problem> problems) {
    return problems.isEmpty() ? "" : ", " + ProblemText.kinds(problems);
  }

  private static List<String> planned(RunReport report, Plan plan, Palette palette) {
    if (report.verdict() == Verdict.REFUSED) {
      return List.of(palette.removed("Refused") + ": " + summary(plan) + ". Nothing was sent.");
    }
    if (!plan.hasChanges()) {
      return List.of(upToDate(report, "nothing was sent"));
    }
    return List.of(
        summary(plan) + ". Nothing was sent.",
        "A reload publishes everything that is stored on the server, not only these changes.");
  }

  private static String upToDate(RunReport report, String consequence) {
    return Printable.of(report.server())
        + " is up to date: "
        + match(report)
        + ", "
        + consequence
        + " ("
        + seconds(report.elapsed())
        + ").";
  }

  /** The fields of a saved plan, or of a value on the command line, have no place in a manifest. */
  private static String match(RunReport report) {
    boolean fromManifests =
        report.plan() == null
            || report.plan().plan().fields().stream().allMatch(field -> field.place() != null);
    return "the stored settings match the " + (fromManifests ? "manifests" : "desired values");
  }

  private static String applied(RunReport report, Outcome outcome, Palette palette) {
    String time = " in " + seconds(report.elapsed());
    String proven = outcome.proofs().isEmpty() ? "" : ", " + outcome.proven();
    String changes =
        report.plan() == null
            ? "the changes are"
            : ProblemText.number(count(report.plan().plan()), "change");
    return switch (outcome.status()) {
      case NOTHING_TO_DO -> upToDate(report, "nothing was written" + proven);
      case ACTIVE ->
          palette.added("Done") + time + ": " + changes + " stored and active" + proven + ".";
      case NOT_PROVEN ->
          palette.changed("Not proven")
              + time
              + (outcome.stored().isEmpty()
                  ? ": " + match(report)
                  : ": " + changes + " stored and the reload accepted")
              + proven
              + ".";
      case STORED ->
          palette.changed("Stored")
              + time
              + ": "
              + changes
              + " stored, "
              + (outcome.active() == ActivationState.UNTOUCHED
                  ? "active after the next reload or restart."
                  : "but the result of a reload is unknown, and so is what is active: apply with"
                      + " --reload always.");
      case UNCHANGED -> palette.removed("Failed") + ": " + unchanged(outcome) + ".";
      case UNCERTAIN -> palette.removed("Failed") + ": " + state(outcome) + ".";
    };
  }

  private static String unchanged(Outcome outcome) {
    if (outcome.stored().containsValue(StoredState.OTHER)) {
      return "none of the changes remain; " + state(outcome);
    }
    return outcome.active() == ActivationState.RELOADED
        ? "none of the changes remain, but a reload has published everything that is stored"
        : "nothing changed, the server is as it was";
  }

  /** Returns what is stored and what is active after a run that did not complete. */
  static String state(Outcome outcome) {
    List<String> parts = new ArrayList<>();
    for (StoredState state : StoredState.values()) {
      List<String> objects =
          outcome.stored().entrySet().stream()
              .filter(entry -> entry.getValue() == state)
              .map(Map.Entry::getKey)
              .toList();
      if (!objects.isEmpty()) {
        parts.add(stored(names(objects), objects.size() == 1 ? " stores" : " store", state));
      }
    }
    parts.add(
        switch (outcome.active()) {
          case UNTOUCHED -> "the active settings did not change";
          case RELOADED -> "the settings stored at the last accepted reload are active";
          case UNKNOWN -> "which settings are active is unknown";
        });
    return Printable.of(String.join("; ", parts));
  }

  private static String stored(String objects, String verb, StoredState state) {
    return switch (state) {
      case PREVIOUS -> objects + verb + " the previous values";
      case DESIRED -> objects + verb + " the new values";
      case PARTIAL -> objects + verb + " only some of the new values";
      case OTHER -> objects + verb + " other values, written by another client";
      case UNKNOWN -> "what " + objects + verb + " is unknown";
    };
  }

  private static String names(List<String> objects) {
    int more = objects.size() - MAX_NAMED_OBJECTS;
    return more <= 0
        ? String.join(", ", objects)
        : String.join(", ", objects.subList(0, MAX_NAMED_OBJECTS)) + " and " + more + " more";
  }

  private static String summary(Plan plan) {
    List<FieldDiff> changed = plan.changedFields();
    List<String> counted = new ArrayList<>();
    counted.add(ProblemText.number(plan.changedObjects().size(), "object"));
    List<String> parts = new ArrayList<>();
    if (!plan.changedScripts().isEmpty()) {
      counted.add(ProblemText.number(plan.changedScripts().size(), "script"));
      parts.add(scripts(plan.changedScripts()));
    }
    if (!changed.isEmpty()) {
      counted.add(ProblemText.number(changed.size(), "field"));
      parts.add(changes(changed));
    }
    return String.join(", ", counted) + ": " + String.join(", ", parts);
  }

  private static String scripts(List<ScriptDiff> changed) {
    List<String> parts = new ArrayList<>();
    for (ScriptDiff.Kind kind : ScriptDiff.Kind.values()) {
      List<ScriptDiff> ofKind = changed.stream().filter(it -> it.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        parts.add(
            ProblemText.number(ofKind.size(), "script") + " " + ScriptText.kind(ofKind.get(0)));
      }
    }
    return String.join(", ", parts);
  }

  /** Returns what changes in a field, such as {@code 1 rule removed, else changed}. */
  static String changes(FieldDiff field) {
    return changes(List.of(field));
  }

  private static String changes(List<FieldDiff> changed) {
    List<String> parts = new ArrayList<>();
    for (RuleChange.Kind kind : RuleChange.Kind.values()) {
      long count = changed.stream().mapToLong(field -> field.count(kind)).sum();
      if (count > 0) {
        parts.add(change(kind, count));
      }
    }
    long reset = changed.stream().filter(FieldDiff::toDefault).count();
    if (reset > 0) {
      parts.add(ProblemText.number(reset, "field") + " reset to the default");
    }
    return String.join(", ", parts);
  }

  private static String change(RuleChange.Kind kind, long count) {
    return switch (kind) {
      case RULE_REMOVED -> ProblemText.number(count, "rule") + " removed";
      case RULE_ADDED -> ProblemText.number(count, "rule") + " added";
      case RULE_CHANGED -> ProblemText.number(count, "rule") + " changed";
      case RULE_MOVED -> ProblemText.number(count, "rule") + " moved";
      case ELSE_CHANGED -> count == 1 ? "else changed" : "else changed in " + count + " fields";
    };
  }

  private static long count(Plan plan) {
    return plan.changedScripts().size()
        + plan.changedFields().stream().mapToLong(field -> field.changes().size()).sum();
  }

  private static String seconds(Duration elapsed) {
    return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
  }
}
