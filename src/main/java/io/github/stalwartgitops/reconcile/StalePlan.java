package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.IoReason;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a saved plan and refuses it where the world is no longer the one it was made for. */
final class StalePlan {
  private static final String PLAN_AGAIN = "Make a new plan, look at it, and apply that.";

  /** Far more than a plan of all fields with all the rules that they may have. */
  private static final int LARGEST = 64 * 1024 * 1024;

  private final Path file;
  private final Target target;

  StalePlan(Path file, Target target) {
    this.file = file;
    this.target = target;
  }

  /** The plan in the file, if it is one and was made for this server. */
  Optional<Plan> read(Run run) {
    try {
      Optional<SavedPlan> saved = SavedPlan.fromText(SmallFile.text(file, LARGEST));
      if (saved.isEmpty()) {
        run.tell(
            List.of(
                Problem.error(
                    file + " is not a plan of this program, or it was edited", PLAN_AGAIN)));
        run.fail(Verdict.INVALID);
        return Optional.empty();
      }
      String url = target.address();
      if (!saved.get().url().equals(url)) {
        run.tell(
            List.of(
                Problem.error(
                    file + " was made for " + origin(saved.get()) + ", not for " + url,
                    "Apply it to the server it was made for, or make a new plan.")));
        run.fail(Verdict.REFUSED);
        return Optional.empty();
      }
      return saved.map(SavedPlan::plan);
    } catch (IOException e) {
      run.tell(
          List.of(
              Problem.error(
                  file + " cannot be read: " + IoReason.of(e),
                  "plan --out " + file + " writes it.")));
      run.fail(Verdict.INVALID);
      return Optional.empty();
    }
  }

  private static String origin(SavedPlan saved) {
    return saved.url().isEmpty() ? "the file " + saved.server() : saved.url();
  }

  /**
   * The plan as it stands against what the server stores now: itself, or without changes where the
   * server already holds all of it, or nothing where the server has moved on.
   */
  static Optional<Plan> current(Plan plan, Settings stored, Run run) {
    if (plan.fields().stream().allMatch(field -> holds(stored, field.name(), field.after()))) {
      return Optional.of(Plan.of(plan.after(), stored));
    }
    List<FieldDiff> moved =
        plan.fields().stream()
            .filter(field -> !holds(stored, field.name(), field.before()))
            .toList();
    if (moved.isEmpty()) {
      return Optional.of(plan);
    }
    for (FieldDiff field : moved) {
      run.tell(
          List.of(
              Problem.error(
                  "the saved plan is stale: "
                      + field.name()
                      + " was changed on the server since it was made",
                  PLAN_AGAIN + " Nothing was sent.")));
    }
    run.fail(Verdict.REFUSED);
    return Optional.empty();
  }

  private static boolean holds(Settings stored, FieldName name, Expression expected) {
    return stored.find(name).equals(Optional.of(expected));
  }
}
