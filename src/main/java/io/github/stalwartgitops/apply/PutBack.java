package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.server.Stored;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes back what an apply wrote, field by field, and only where the server still holds it: what
 * somebody else wrote meanwhile stays.
 */
final class PutBack {
  private static final int MOST_ROUNDS = 3;

  private final StalwartServer server;
  private final Budget budget;
  private final Journal journal;

  PutBack(StalwartServer server, Budget budget, Journal journal) {
    this.server = server;
    this.budget = budget;
    this.journal = journal;
  }

  /**
   * Puts back and tells it.
   *
   * @param written what this apply wrote or may have written
   * @param former what those fields held right before
   */
  void run(Settings written, Settings former) {
    journal.begins("putting back");
    List<List<String>> batches =
        Batches.of(journal.touched(), StalwartServer.MAX_OBJECTS_PER_WRITE);
    for (List<String> objects : batches) {
      batch(
          Batches.only(written, name -> objects.contains(name.object())),
          Batches.only(former, name -> objects.contains(name.object())),
          objects);
    }
  }

  private void batch(Settings written, Settings former, List<String> all) {
    Settings ours = written;
    Settings target = former;
    List<String> objects = all;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Settings now;
      try {
        Stored stored = server.read(objects);
        objects = objects.stream().filter(it -> !stored.failed().containsKey(it)).toList();
        stored.failed().forEach(this::unread);
        now = stored.settings();
      } catch (JmapException e) {
        lost(objects, e.problem());
        return;
      }
      Settings from = stillHeld(ours, target, now);
      if (from.expressions().isEmpty()) {
        settled(objects, now, written, former);
        return;
      }
      Settings to = Batches.only(target, from.expressions().keySet()::contains);
      Writing.Batch batch = new Writing(server, budget).write(from, to);
      if (batch.held().containsValue(Held.UNKNOWN)) {
        lost(objects, batch.problem());
        return;
      }
      if (batch.held().containsValue(Held.FORMER)) {
        refused(objects, batch);
        return;
      }
      if (!batch.overwritten().expressions().isEmpty()) {
        // Somebody wrote between the read and the write: his value is what has to stand there.
        ours = to;
        target = batch.overwritten();
      }
    }
    objects.forEach(object -> journal.holds(object, Held.OTHER));
    journal.step("put back", "given up: somebody else keeps writing to the same fields");
  }

  /** An empty text cannot be written ({@code stalwart-wire.md}), so such a field is left out. */
  private static Settings stillHeld(Settings ours, Settings target, Settings now) {
    return Batches.only(
        ours,
        name -> {
          Optional<Expression> wanted = target.find(name);
          return now.find(name).equals(ours.find(name))
              && !now.find(name).equals(wanted)
              && wanted.filter(it -> !it.elseText().isEmpty()).isPresent();
        });
  }

  private void settled(List<String> objects, Settings now, Settings written, Settings former) {
    for (String object : objects) {
      Set<FieldName> fields =
          Batches.only(former, name -> name.object().equals(object)).expressions().keySet();
      boolean isFormer = fields.stream().allMatch(name -> now.find(name).equals(former.find(name)));
      boolean holdsOurs =
          fields.stream()
              .anyMatch(
                  name ->
                      now.find(name).equals(written.find(name))
                          && !written.find(name).equals(former.find(name)));
      if (isFormer) {
        journal.holds(object, Held.FORMER);
        journal.step("put back", object + " holds its former values again");
      } else if (holdsOurs) {
        journal.holds(object, Held.WANTED);
        journal.step(
            "put back",
            object + " keeps what was written",
            "A field was empty before, and the server takes no empty text.");
      } else {
        journal.holds(object, Held.OTHER);
        journal.step("put back", object + " was changed by somebody else and is left as it is");
      }
    }
  }

  private void refused(List<String> objects, Writing.Batch batch) {
    for (String object : objects) {
      Held held = batch.held().getOrDefault(object, Held.UNKNOWN);
      journal.holds(object, held == Held.WANTED ? Held.FORMER : Held.WANTED);
    }
    journal.step("put back", "failed");
    journal.problem(batch.problem());
  }

  private void unread(String object, MethodError error) {
    lost(
        List.of(object),
        Problem.error("the server did not answer for " + object + " (" + error + ")", null));
  }

  private void lost(List<String> objects, Problem problem) {
    objects.forEach(object -> journal.holds(object, Held.UNKNOWN));
    journal.step(
        "put back",
        "not done, or not known: " + String.join(", ", objects) + " may hold what was written");
    journal.problem(problem);
  }
}
