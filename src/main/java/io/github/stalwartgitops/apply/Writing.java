package io.github.stalwartgitops.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.plan.Patch;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.server.Stored;
import io.github.stalwartgitops.server.WriteAnswer;
import io.github.stalwartgitops.server.WriteResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes one batch of objects and learns what became of it, also where the answer is lost.
 *
 * <p>A server has no optimistic lock ({@code stalwart-wire.md}): the request reads each object
 * right before it writes it, so that what was overwritten is known.
 */
final class Writing {
  private final StalwartServer server;
  private final Budget budget;

  Writing(StalwartServer server, Budget budget) {
    this.server = server;
    this.budget = budget;
  }

  /**
   * What a batch came to.
   *
   * @param held what each object stores now: {@code FORMER}, {@code WANTED}, {@code OTHER} or
   *     {@code UNKNOWN}
   * @param overwritten what the server stored right before, where it was not what was expected
   * @param refusals the server's refusals by object
   * @param failure why no answer came, or null
   * @param mayStillArrive whether a write that was not answered may be carried out after all this
   */
  record Batch(
      Map<String, Held> held,
      Settings overwritten,
      Map<String, WriteResult> refusals,
      @Nullable JmapException failure,
      boolean mayStillArrive) {
    boolean isWhole() {
      return held.values().stream().allMatch(Held.WANTED::equals)
          && overwritten.expressions().isEmpty();
    }

    /** Why it is not whole: the lost answer, or the first refusal. */
    Problem problem() {
      return failure != null
          ? failure.problem()
          : refusals.entrySet().stream()
              .findFirst()
              .map(refusal -> Refusal.problem(refusal.getKey(), refusal.getValue(), null))
              .orElseGet(
                  () -> Problem.error("the server holds other values than were written", null));
    }
  }

  /**
   * Writes.
   *
   * @param expected what the declared fields are believed to be
   * @param wanted what they shall be
   */
  Batch write(Settings expected, Settings wanted) {
    Map<String, ObjectNode> patches = Patch.between(expected, wanted);
    Set<String> objects = patches.keySet();
    boolean late = false;
    while (true) {
      try {
        return answered(server.write(patches), expected, wanted, late);
      } catch (JmapException lost) {
        Map<String, Held> held =
            lost.outcomeUnknown() ? look(expected, wanted, objects) : all(objects, Held.FORMER);
        boolean untouched = held.values().stream().allMatch(Held.FORMER::equals);
        boolean whole = held.values().stream().allMatch(Held.WANTED::equals);
        late |= lost.mayStillArrive() && !whole;
        boolean again = lost.outcomeUnknown() && untouched && lost.mayPass();
        if (!again || !budget.waitForAnotherTry()) {
          return new Batch(held, Settings.empty(), Map.of(), whole ? null : lost, late);
        }
      }
    }
  }

  private Batch answered(WriteAnswer answer, Settings expected, Settings wanted, boolean late) {
    Map<String, Held> held = new LinkedHashMap<>();
    Map<String, WriteResult> refusals = new LinkedHashMap<>(answer.results());
    refusals.values().removeIf(WriteResult.Written.class::isInstance);
    answer
        .results()
        .keySet()
        .forEach(it -> held.put(it, refusals.containsKey(it) ? Held.FORMER : Held.WANTED));
    Set<String> unclear = new LinkedHashSet<>(refusals.keySet());
    unclear.removeIf(object -> !isUnclear(refusals.get(object)));
    if (!unclear.isEmpty()) {
      held.putAll(look(expected, wanted, unclear));
    }
    Settings before = answer.before().settings();
    return new Batch(
        held, overwritten(before, expected, wanted, held.keySet()), refusals, null, late);
  }

  private static boolean isUnclear(@Nullable WriteResult result) {
    return result instanceof WriteResult.NotDone notDone && notDone.error().outcomeUnknown();
  }

  /**
   * What stood there that nobody expected. Values as they are wanted do not count: they may come
   * from an earlier try of this very write, and are not lost.
   */
  private static Settings overwritten(
      Settings before, Settings expected, Settings wanted, Set<String> objects) {
    return Batches.only(
        before,
        name ->
            objects.contains(name.object())
                && expected.find(name).isPresent()
                && !before.find(name).equals(expected.find(name))
                && !before.find(name).equals(wanted.find(name)));
  }

  private Map<String, Held> look(Settings expected, Settings wanted, Set<String> objects) {
    try {
      Stored now = server.read(objects);
      Map<String, Held> held = new LinkedHashMap<>();
      for (String object : objects) {
        held.put(object, held(object, now.settings(), expected, wanted));
      }
      return held;
    } catch (JmapException e) {
      return all(objects, Held.UNKNOWN);
    }
  }

  private static Held held(String object, Settings now, Settings expected, Settings wanted) {
    Set<FieldName> fields = new LinkedHashSet<>(expected.expressions().keySet());
    fields.removeIf(name -> !name.object().equals(object));
    if (fields.stream().allMatch(name -> now.find(name).equals(wanted.find(name)))) {
      return Held.WANTED;
    }
    if (fields.stream().allMatch(name -> now.find(name).equals(expected.find(name)))) {
      return Held.FORMER;
    }
    return fields.stream().allMatch(name -> now.find(name).isPresent()) ? Held.OTHER : Held.UNKNOWN;
  }

  private static Map<String, Held> all(Set<String> objects, Held held) {
    Map<String, Held> all = new LinkedHashMap<>();
    objects.forEach(object -> all.put(object, held));
    return all;
  }
}
