package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.ReloadAnswer;
import io.github.stalwartgitops.server.StalwartServer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what a server stores after the reload with the plan. */
final class ReadBack {
  private static final String STEP = "read back";

  private final StalwartServer server;
  private final Journal journal;

  ReadBack(StalwartServer server, Journal journal) {
    this.server = server;
    this.journal = journal;
  }

  /**
   * Whether the server stores the desired values; differences are reported.
   *
   * @param answer the answer to the reload; objects that are missing in it are read now
   */
  boolean isEqual(Plan plan, ReloadAnswer answer) {
    Settings now = complete(answer);
    Set<String> unread = new LinkedHashSet<>();
    Set<String> different = new LinkedHashSet<>();
    for (FieldDiff field : fields(plan)) {
      Optional<Expression> stored = now.find(field.name());
      if (stored.isEmpty()) {
        unread.add(field.name().object());
      } else if (!stored.get().equals(field.after())) {
        different.add(field.name().object());
      }
    }
    if (unread.isEmpty() && different.isEmpty()) {
      journal.addStep(STEP, "equal");
      return true;
    }
    unread.forEach(object -> journal.setStored(object, StoredState.UNKNOWN));
    different.forEach(object -> journal.setStored(object, state(plan.fieldsOf(object), now)));
    journal.addStep(STEP, different.isEmpty() ? "not possible" : "differs");
    journal.addProblem(different.isEmpty() ? notRead(unread) : overwritten(different));
    return false;
  }

  private Settings complete(ReloadAnswer answer) {
    Set<String> missing = new LinkedHashSet<>(answer.unread());
    missing.addAll(answer.stored().failed().keySet());
    Settings read = answer.stored().settings();
    try {
      return missing.isEmpty() ? read : read.with(server.read(missing).settings());
    } catch (JmapException e) {
      journal.addProblem(e.problem());
      return read;
    }
  }

  /** Returns all declared fields of the written objects; of all objects if nothing was written. */
  private static List<FieldDiff> fields(Plan plan) {
    return plan.hasChanges()
        ? plan.changedObjects().stream().flatMap(it -> plan.fieldsOf(it).stream()).toList()
        : plan.fields();
  }

  private static StoredState state(List<FieldDiff> fields, Settings now) {
    boolean anyOfOurs =
        fields.stream()
            .anyMatch(
                field ->
                    field.isChanged() && now.find(field.name()).equals(Optional.of(field.after())));
    return anyOfOurs ? StoredState.PARTIAL : StoredState.OTHER;
  }

  private static Problem notRead(Set<String> objects) {
    return Problem.error(
        "after the reload, the stored values of "
            + String.join(", ", objects)
            + " could not be read",
        "Plan again to see them.");
  }

  private static Problem overwritten(Set<String> objects) {
    return Problem.error(
        "after the reload, " + String.join(", ", objects) + " does not hold the written values",
        "Another client writes to the same fields. Plan again to see what is stored.");
  }
}
