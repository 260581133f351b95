package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.jmap.RetryBudget;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.server.Stored;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Takes back what an apply wrote, field by field, and only where the server still holds it: what
 * somebody else wrote meanwhile stays.
 */
final class Rollback {
  private static final int MOST_ROUNDS = 3;

  private final StalwartServer server;
  private final RetryBudget budget;
  private final Journal journal;

  Rollback(StalwartServer server, RetryBudget budget, Journal journal) {
    this.server = server;
    this.budget = budget;
    this.journal = journal;
  }

  /**
   * Puts back and tells it.
   *
   * @param written what this apply wrote or may have written
   * @param former what those fields held right before
   * @param rivals what of it somebody else wrote since the plan was made
   */
  void run(Settings written, Settings former, Settings rivals) {
    journal.begins("putting back");
    List<List<String>> batches =
        Batches.of(journal.touched(), StalwartServer.MAX_OBJECTS_PER_WRITE);
    for (List<String> objects : batches) {
      Predicate<FieldName> ofBatch = name -> objects.contains(name.object());
      batch(
          Batches.only(written, ofBatch),
          Batches.only(former, ofBatch),
          Batches.only(rivals, ofBatch),
          objects);
    }
  }

  private void batch(Settings written, Settings former, Settings rivals, List<String> all) {
    Settings ours = written;
    Settings target = former;
    Settings owed = rivals;
    List<String> objects = all;
    boolean mayWrite = true;
    boolean late = false;
    for (int round = 0; ; round++) {
      Settings now;
      try {
        Stored stored = server.read(objects);
        objects = objects.stream().filter(it -> !stored.failed().containsKey(it)).toList();
        stored.failed().forEach(this::unread);
        journal.overwrote(Batches.only(owed, name -> stored.failed().containsKey(name.object())));
        now = stored.settings();
      } catch (JmapException e) {
        lost(objects, e.problem());
        journal.overwrote(owed);
        return;
      }
      Settings from =
          mayWrite && round < MOST_ROUNDS ? stillHeld(ours, target, now) : Settings.empty();
      if (from.expressions().isEmpty()) {
        settle(objects, now, written, former);
        if (late && journal.anyHolds(StoredState.OTHER)) {
          journal.writeMayStillArrive();
        }
        journal.overwrote(unpaid(owed, ours, now));
        return;
      }
      Settings to = Batches.only(target, from.expressions().keySet()::contains);
      BatchWriter.Batch batch = new BatchWriter(server, budget).write(from, to);
      if (batch.isUnknown()) {
        lost(objects, batch.problem());
        journal.overwrote(owed.with(batch.overwritten()));
        return;
      }
      late |= batch.mayStillArrive();
      journal.wroteBlindly(batch.blind());
      ours = ours.with(Batches.only(to, name -> batch.wrote(name.object())));
      // Somebody wrote between the read and the write: his value is what has to stand there.
      target = target.with(batch.overwritten());
      owed = owed.with(batch.overwritten());
      if (batch.isWhole()) {
        settle(objects, now.with(to), written, former);
        journal.overwrote(unpaid(owed, ours, now.with(to)));
        return;
      }
      if (batch.failure() != null || !batch.refusals().isEmpty()) {
        journal.problem(batch.problem());
        mayWrite = false;
      }
    }
  }

  /** What others wrote, this apply wrote over, and still stands there. */
  private static Settings unpaid(Settings owed, Settings ours, Settings now) {
    return Batches.only(
        owed,
        name -> now.find(name).equals(ours.find(name)) && !now.find(name).equals(owed.find(name)));
  }

  /** An empty text cannot be written ({@code docs/server.md}), so such a field is left out. */
  private static Settings stillHeld(Settings ours, Settings target, Settings now) {
    return Batches.only(
        ours,
        name -> {
          Optional<Expression> wanted = target.find(name);
          return now.find(name).equals(ours.find(name))
              && !now.find(name).equals(wanted)
              && wanted.filter(it -> !isEmpty(it)).isPresent();
        });
  }

  private void settle(List<String> objects, Settings now, Settings written, Settings former) {
    for (String object : objects) {
      Set<FieldName> fields =
          Batches.only(former, name -> name.object().equals(object)).expressions().keySet();
      boolean isFormer = fields.stream().allMatch(name -> now.find(name).equals(former.find(name)));
      Set<FieldName> ours =
          Batches.only(
                  written,
                  name ->
                      fields.contains(name)
                          && now.find(name).equals(written.find(name))
                          && !now.find(name).equals(former.find(name)))
              .expressions()
              .keySet();
      if (isFormer) {
        journal.holds(object, StoredState.FORMER);
        journal.step("put back", object + " holds its former values again");
      } else if (ours.isEmpty()) {
        journal.holds(object, StoredState.OTHER);
        journal.step("put back", object + " was changed by somebody else and is left as it is");
      } else {
        journal.holds(
            object, ours.size() == fields.size() ? StoredState.WANTED : StoredState.PARTLY);
        journal.step("put back", keeps(object, ours), whyKept(ours, former));
      }
    }
  }

  private static String keeps(String object, Set<FieldName> fields) {
    return object
        + " keeps what was written in "
        + fields.stream().map(FieldName::field).collect(Collectors.joining(", "));
  }

  private static String[] whyKept(Set<FieldName> fields, Settings former) {
    boolean wasEmpty =
        fields.stream().anyMatch(name -> former.find(name).filter(Rollback::isEmpty).isPresent());
    return wasEmpty
        ? new String[] {"A field was empty before, and the server takes no empty text."}
        : new String[0];
  }

  private static boolean isEmpty(Expression expression) {
    return expression.elseText().isEmpty();
  }

  private void unread(String object, MethodError error) {
    lost(
        List.of(object),
        Problem.error(
            "the server did not answer for " + object + " (" + error + ")",
            "Look at the log of the server, then plan again to see what it stores."));
  }

  private void lost(List<String> objects, Problem problem) {
    objects.forEach(object -> journal.holds(object, StoredState.UNKNOWN));
    journal.step(
        "put back",
        "not done, or not known: " + String.join(", ", objects) + " may hold what was written");
    journal.problem(problem);
  }
}
