package io.github.stalwartgitops.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.RetryBudget;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes one batch of objects and learns what became of it, also where the answer is lost.
 *
 * <p>A server has no optimistic lock ({@code docs/server.md}): the request reads each object right
 * before it writes it, so that what was overwritten is known.
 */
final class BatchWriter {
  private final StalwartServer server;
  private final RetryBudget budget;

  BatchWriter(StalwartServer server, RetryBudget budget) {
    this.server = server;
    this.budget = budget;
  }

  /**
   * What a batch came to.
   *
   * @param held what each object stores now
   * @param overwritten what the server stored right before, where it was not what was expected
   * @param refusals the server's refusals by object
   * @param failure why no answer came, or null
   * @param mayStillArrive whether a write that was not answered may be carried out after all this
   * @param blind the objects that were written without an answer that says what stood there before
   */
  record Batch(
      Map<String, StoredState> held,
      Settings overwritten,
      Map<String, WriteResult> refusals,
      @Nullable JmapException failure,
      boolean mayStillArrive,
      Set<String> blind) {
    boolean isWhole() {
      return held.values().stream().allMatch(StoredState.WANTED::equals)
          && overwritten.expressions().isEmpty();
    }

    boolean isUnknown() {
      return held.containsValue(StoredState.UNKNOWN);
    }

    /** Whether an object surely holds what was written. */
    boolean wrote(String object) {
      return held.get(object) == StoredState.WANTED;
    }

    /** Why it is not whole: the lost answer, or the first refusal. */
    Problem problem() {
      return failure != null
          ? failure.problem()
          : refusals.entrySet().stream()
              .findFirst()
              .map(refusal -> Refusal.problem(refusal.getKey(), refusal.getValue(), null))
              .orElseGet(
                  () ->
                      Problem.error(
                          "the server holds other values than were written",
                          "Plan again to see them."));
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
    for (int tries = 1; ; tries++) {
      try {
        return answered(server.write(patches), expected, wanted, late);
      } catch (JmapException lost) {
        Map<String, StoredState> held =
            lost.outcomeUnknown()
                ? look(expected, wanted, objects)
                : all(objects, StoredState.FORMER);
        boolean untouched = held.values().stream().allMatch(StoredState.FORMER::equals);
        boolean whole = held.values().stream().allMatch(StoredState.WANTED::equals);
        late |= lost.mayTakeEffectLater() && !whole;
        boolean again =
            untouched
                && lost.isRetryable()
                && budget.waitForAnotherTry(tries, lost.problem().message(), lost.retryAfter());
        if (!again) {
          return new Batch(
              held, Settings.empty(), Map.of(), whole ? null : lost, late, written(held));
        }
      }
    }
  }

  /** The objects that hold, or may hold, what was written. */
  private static Set<String> written(Map<String, StoredState> held) {
    return held.entrySet().stream()
        .filter(it -> it.getValue() != StoredState.FORMER && it.getValue() != StoredState.OTHER)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Batch answered(WriteAnswer answer, Settings expected, Settings wanted, boolean late) {
    Settings before = answer.before().settings();
    Map<String, StoredState> held = new LinkedHashMap<>();
    Map<String, WriteResult> refusals = new LinkedHashMap<>();
    Set<String> unclear = new LinkedHashSet<>();
    answer
        .results()
        .forEach(
            (object, result) -> {
              if (result instanceof WriteResult.Written) {
                held.put(object, StoredState.WANTED);
              } else if (isUnclear(result)) {
                unclear.add(object);
                refusals.put(object, result);
              } else {
                held.put(object, untouched(object, before, expected, wanted));
                refusals.put(object, result);
              }
            });
    if (!unclear.isEmpty()) {
      held.putAll(look(expected, wanted, unclear));
      refusals.keySet().removeIf(object -> held.get(object) == StoredState.WANTED);
    }
    Set<String> blind = written(held);
    blind.retainAll(answer.before().failed().keySet());
    return new Batch(
        held, overwritten(before, expected, wanted, held.keySet()), refusals, null, late, blind);
  }

  /** What an object holds that was not written now; an earlier try may have arrived late. */
  private static StoredState untouched(
      String object, Settings before, Settings expected, Settings wanted) {
    StoredState held = held(object, before, expected, wanted);
    return held == StoredState.UNKNOWN ? StoredState.FORMER : held;
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

  private Map<String, StoredState> look(Settings expected, Settings wanted, Set<String> objects) {
    try {
      Stored now = server.read(objects);
      Map<String, StoredState> held = new LinkedHashMap<>();
      for (String object : objects) {
        held.put(object, held(object, now.settings(), expected, wanted));
      }
      return held;
    } catch (JmapException e) {
      return all(objects, StoredState.UNKNOWN);
    }
  }

  private static StoredState held(String object, Settings now, Settings expected, Settings wanted) {
    Set<FieldName> fields = fields(object, expected);
    if (!fields.stream().allMatch(name -> now.find(name).isPresent())) {
      return StoredState.UNKNOWN;
    }
    if (fields.stream().allMatch(name -> now.find(name).equals(wanted.find(name)))) {
      return StoredState.WANTED;
    }
    if (fields.stream().allMatch(name -> now.find(name).equals(expected.find(name)))) {
      return StoredState.FORMER;
    }
    return fields.stream()
            .anyMatch(
                name ->
                    now.find(name).equals(wanted.find(name))
                        && !now.find(name).equals(expected.find(name)))
        ? StoredState.PARTLY
        : StoredState.OTHER;
  }

  private static Set<FieldName> fields(String object, Settings settings) {
    return Batches.only(settings, name -> name.object().equals(object)).expressions().keySet();
  }

  private static Map<String, StoredState> all(Set<String> objects, StoredState held) {
    Map<String, StoredState> all = new LinkedHashMap<>();
    objects.forEach(object -> all.put(object, held));
    return all;
  }
}
