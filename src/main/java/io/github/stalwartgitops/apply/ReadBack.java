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

/** Compares what a server stores after the reload with what was to be stored. */
final class ReadBack {
  private final StalwartServer server;
  private final Journal journal;

  ReadBack(StalwartServer server, Journal journal) {
    this.server = server;
    this.journal = journal;
  }

  /**
   * Whether all is as wanted; what is not is told. What the reload's own request did not read is
   * read now.
   */
  boolean isEqual(Plan plan, ReloadAnswer answer) {
    Settings now = complete(answer);
    Set<String> unread = new LinkedHashSet<>();
    Set<String> different = new LinkedHashSet<>();
    for (FieldDiff field : fields(plan)) {
      Optional<Expression> held = now.find(field.name());
      if (held.isEmpty()) {
        unread.add(field.name().object());
      } else if (!held.get().equals(field.after())) {
        different.add(field.name().object());
      }
    }
    if (unread.isEmpty() && different.isEmpty()) {
      journal.step("read back", "equal");
      return true;
    }
    unread.forEach(object -> journal.holds(object, StoredState.UNKNOWN));
    different.forEach(object -> journal.holds(object, held(plan.fieldsOf(object), now)));
    journal.step("read back", different.isEmpty() ? "not possible" : "differs");
    journal.problem(different.isEmpty() ? notReadBack(unread) : rivalWrite(different));
    return false;
  }

  private Settings complete(ReloadAnswer answer) {
    Set<String> missing = new LinkedHashSet<>(answer.unread());
    missing.addAll(answer.stored().failed().keySet());
    Settings read = answer.stored().settings();
    try {
      return missing.isEmpty() ? read : read.with(server.read(missing).settings());
    } catch (JmapException e) {
      journal.problem(e.problem());
      return read;
    }
  }

  /** The declared fields that were to be written; all of them, where nothing was to be. */
  private static List<FieldDiff> fields(Plan plan) {
    return plan.hasChanges()
        ? plan.changedObjects().stream().flatMap(it -> plan.fieldsOf(it).stream()).toList()
        : plan.fields();
  }

  private static StoredState held(List<FieldDiff> fields, Settings now) {
    boolean partly =
        fields.stream()
            .anyMatch(
                field ->
                    field.isChanged() && now.find(field.name()).equals(Optional.of(field.after())));
    return partly ? StoredState.PARTLY : StoredState.OTHER;
  }

  private static Problem notReadBack(Set<String> objects) {
    return Problem.error(
        "after the reload the server did not say what it holds of " + String.join(", ", objects),
        "Plan again to see it.");
  }

  private static Problem rivalWrite(Set<String> objects) {
    return Problem.error(
        "after the reload the server does not hold what was written to "
            + String.join(", ", objects),
        "Somebody else writes to the same fields. Plan again to see what stands there.");
  }
}
