package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.RetryBudget;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.server.Stored;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Restores the previous values of what an apply wrote, field by field, and only while the server
 * still holds the written value: what another client wrote since then stays.
 */
final class Rollback {
  private static final String STEP = "rollback";
  private static final int MAX_WRITES = 3;

  private final StalwartServer server;
  private final RetryBudget budget;
  private final Journal journal;

  Rollback(StalwartServer server, RetryBudget budget, Journal journal) {
    this.server = server;
    this.budget = budget;
    this.journal = journal;
  }

  /**
   * Rolls back every object that holds, or may hold, something this apply wrote.
   *
   * @param written what this apply wrote or may have written
   * @param previous what those fields held right before
   * @param concurrent the values among them that another client wrote after the plan was made
   */
  void run(Settings written, Settings previous, Settings concurrent) {
    journal.showProgress("rolling back");
    for (List<String> objects :
        Batches.of(journal.affectedObjects(), server.maxObjectsPerWrite())) {
      new Batch(
              objects,
              written.only(name -> objects.contains(name.object())),
              previous.only(name -> objects.contains(name.object())),
              concurrent.only(name -> objects.contains(name.object())))
          .run();
    }
  }

  /** The rollback of some objects: reads and writes in turn until nothing is left to restore. */
  private final class Batch {
    private final Settings written;
    private final Settings previous;
    private List<String> objects;

    /** What this run wrote last into each field, in the apply or in an earlier round. */
    private Settings lastWritten;

    /** What each field has to hold in the end. */
    private Settings target;

    /** Values of other clients that this run has overwritten, until they are restored. */
    private Settings overwritten;

    private boolean mayWrite = true;
    private @Nullable String pendingReason;

    Batch(List<String> objects, Settings written, Settings previous, Settings concurrent) {
      this.objects = objects;
      this.written = written;
      this.previous = previous;
      this.lastWritten = written;
      this.target = previous;
      this.overwritten = concurrent;
    }

    void run() {
      for (int round = 1; ; round++) {
        Settings now;
        try {
          now = read();
        } catch (JmapException e) {
          giveUp(objects, e.problem());
          journal.reportOverwritten(overwritten);
          return;
        }
        Settings from = mayWrite && round <= MAX_WRITES ? stillWritten(now) : Settings.empty();
        if (from.isEmpty()) {
          finish(now);
          return;
        }
        Settings to = target.only(from.names()::contains);
        BatchWriter.Result result = new BatchWriter(server, budget).write(from, to);
        overwritten = overwritten.with(result.overwritten());
        if (result.isUnknown()) {
          giveUp(objects, result.problem());
          journal.reportOverwritten(overwritten);
          return;
        }
        if (result.pendingReason() != null) {
          pendingReason = result.pendingReason();
        }
        journal.reportBlindWrites(result.blind());
        lastWritten = lastWritten.with(to.only(name -> result.wrote(name.object())));
        // Another client wrote between our read and our write: the next round restores its value.
        target = target.with(result.overwritten());
        if (result.isComplete()) {
          settle(now.with(to));
          return;
        }
        if (result.failure() != null || !result.refusals().isEmpty()) {
          // The next round only reads, to report what is stored.
          journal.addProblem(result.problem());
          mayWrite = false;
        }
      }
    }

    /** Reads the objects; those that the server does not answer for are given up. */
    private Settings read() throws JmapException {
      Stored stored = server.read(objects);
      stored
          .failed()
          .forEach(
              (object, error) ->
                  giveUp(
                      List.of(object),
                      Problem.error(
                          "the server did not answer for " + object + " (" + error + ")",
                          "Check the server's log, then plan again to see what it stores.")));
      journal.reportOverwritten(
          overwritten.only(name -> stored.failed().containsKey(name.object())));
      objects = objects.stream().filter(it -> !stored.failed().containsKey(it)).toList();
      return stored.settings();
    }

    /**
     * Returns the fields that still hold what this run wrote and have to change. A field that was
     * empty before is left out: the server accepts no empty text ({@code docs/server.md}).
     */
    private Settings stillWritten(Settings now) {
      return lastWritten.only(
          name ->
              now.agree(lastWritten, name)
                  && !now.agree(target, name)
                  && target.has(name)
                  && target.find(name).filter(Rollback::isEmpty).isEmpty());
    }

    private void finish(Settings now) {
      settle(now);
      // A late write may put our values over those of the other client.
      if (pendingReason != null && journal.anyStored(StoredState.OTHER)) {
        journal.setPendingWrite(pendingReason);
      }
    }

    /** Reports what each object stores now. */
    private void settle(Settings now) {
      objects.forEach(object -> settle(object, now));
      journal.reportOverwritten(
          overwritten.only(name -> now.agree(lastWritten, name) && !now.agree(overwritten, name)));
    }

    private void settle(String object, Settings now) {
      Set<FieldName> fields = previous.of(object).names();
      Set<FieldName> kept =
          written
              .only(
                  name ->
                      fields.contains(name)
                          && now.agree(written, name)
                          && !now.agree(previous, name))
              .names();
      if (fields.stream().allMatch(name -> now.agree(previous, name))) {
        journal.setStored(object, StoredState.PREVIOUS);
        journal.addStep(STEP, object + " has its previous values again");
      } else if (kept.isEmpty()) {
        journal.setStored(object, StoredState.OTHER);
        journal.addStep(STEP, object + " was changed by another client and is left as it is");
      } else {
        journal.setStored(
            object, kept.size() == fields.size() ? StoredState.DESIRED : StoredState.PARTIAL);
        journal.addStep(STEP, object + " keeps the new values in " + list(kept), whyKept(kept));
      }
    }

    private String[] whyKept(Set<FieldName> fields) {
      boolean wasEmpty =
          fields.stream()
              .anyMatch(name -> previous.find(name).filter(Rollback::isEmpty).isPresent());
      return wasEmpty
          ? new String[] {"A field was empty before, and the server accepts no empty text."}
          : new String[0];
    }
  }

  private void giveUp(List<String> objects, Problem problem) {
    objects.forEach(object -> journal.setStored(object, StoredState.UNKNOWN));
    journal.addStep(
        STEP, "not confirmed: " + String.join(", ", objects) + " may still hold the new values");
    journal.addProblem(problem);
  }

  private static boolean isEmpty(Expression expression) {
    return expression.elseText().isEmpty();
  }

  private static String list(Set<FieldName> fields) {
    return fields.stream().map(FieldName::field).collect(Collectors.joining(", "));
  }
}
