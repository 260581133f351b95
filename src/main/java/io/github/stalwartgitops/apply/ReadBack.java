package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.ReloadAnswer;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.server.Stored;
import java.util.LinkedHashSet;
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
    Set<String> unread = new LinkedHashSet<>();
    Settings now = complete(answer, unread);
    Set<String> different = new LinkedHashSet<>();
    Settings desired = plan.after().only(names(plan)::contains);
    for (FieldName name : desired.names()) {
      if (unread.contains(name.object())) {
        continue;
      }
      if (!now.has(name) && !name.object().equals(SieveScript.OBJECT)) {
        unread.add(name.object());
      } else if (!now.agree(desired, name)) {
        different.add(name.object());
      }
    }
    if (unread.isEmpty() && different.isEmpty()) {
      journal.addStep(STEP, "equal");
      return true;
    }
    unread.forEach(object -> journal.setStored(object, StoredState.UNKNOWN));
    different.forEach(object -> journal.setStored(object, state(object, plan, now)));
    journal.addStep(STEP, different.isEmpty() ? "not possible" : "differs");
    journal.addProblem(different.isEmpty() ? notRead(unread) : overwritten(different));
    return false;
  }

  private Settings complete(ReloadAnswer answer, Set<String> unread) {
    Set<String> missing = new LinkedHashSet<>(answer.unread());
    missing.addAll(answer.stored().failed().keySet());
    Settings read = answer.stored().settings();
    if (missing.isEmpty()) {
      return read;
    }
    try {
      Stored more = server.read(missing);
      unread.addAll(more.failed().keySet());
      return read.with(more.settings());
    } catch (JmapException e) {
      unread.addAll(missing);
      journal.addProblem(e.problem());
      return read;
    }
  }

  /** Returns what the written objects declare; what all objects do if nothing was written. */
  private static Set<FieldName> names(Plan plan) {
    Set<String> objects = plan.hasChanges() ? plan.changedObjects() : plan.objects();
    return plan.after().only(name -> objects.contains(name.object())).names();
  }

  private static StoredState state(String object, Plan plan, Settings now) {
    boolean anyOfOurs =
        plan.changedNames().stream()
            .anyMatch(name -> name.object().equals(object) && now.agree(plan.after(), name));
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
