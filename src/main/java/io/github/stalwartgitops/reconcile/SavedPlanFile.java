package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.IoReason;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a saved plan, and refuses it for another server or for one that has changed since. */
final class SavedPlanFile {
  private static final String PLAN_AGAIN = "Make a new plan, review it, and apply that one.";

  /** Far more than a plan of all fields with all the rules that they may have. */
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private SavedPlanFile() {}

  /** Returns the plan in a file if it was made for the server at this address. */
  static Result<Plan> read(Path file, String address) {
    Optional<SavedPlan> saved;
    try {
      saved = SavedPlan.fromText(SmallFile.text(file, MAX_BYTES));
    } catch (IOException e) {
      return Result.failure(
          Verdict.INVALID,
          Problem.error(
              file + " cannot be read: " + IoReason.of(e), "plan --out " + file + " writes it."));
    }
    if (saved.isEmpty()) {
      return Result.failure(
          Verdict.INVALID,
          Problem.error(file + " is not a saved plan, or it was edited", PLAN_AGAIN));
    }
    if (!saved.get().url().equals(address)) {
      return Result.failure(
          Verdict.REFUSED,
          Problem.error(
              file + " was made for " + origin(saved.get()) + ", not for " + address,
              "Apply it to the server it was made for, or make a new plan."));
    }
    return Result.of(saved.get().plan());
  }

  private static String origin(SavedPlan saved) {
    return saved.url().isEmpty() ? "the file " + saved.server() : saved.url();
  }

  /**
   * Compares a saved plan with what the server stores now. Returns the plan itself, or one without
   * changes if the server already stores all of it, or a refusal if the server has changed.
   */
  static Result<Plan> compare(Plan plan, Settings stored) {
    Set<FieldName> names = plan.after().names();
    if (names.stream().allMatch(name -> stored.agree(plan.after(), name))) {
      return Result.of(Plan.of(plan.after(), stored));
    }
    List<Problem> changed =
        names.stream()
            .filter(name -> !stored.agree(plan.before(), name))
            .map(SavedPlanFile::stale)
            .toList();
    return changed.isEmpty() ? Result.of(plan) : Result.failure(Verdict.REFUSED, changed);
  }

  private static Problem stale(FieldName name) {
    return Problem.error(
        "the saved plan is stale: " + name + " was changed on the server since it was made",
        PLAN_AGAIN + " Nothing was sent.");
  }
}
