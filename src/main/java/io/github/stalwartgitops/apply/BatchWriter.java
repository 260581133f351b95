package io.github.stalwartgitops.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.RetryBudget;
import io.github.stalwartgitops.plan.Patch;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.server.Stored;
import io.github.stalwartgitops.server.WriteAnswer;
import io.github.stalwartgitops.server.WriteResult;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes one batch of objects and finds out what the server stores afterwards, even if the answer
 * is lost.
 *
 * <p>A server has no optimistic lock ({@code docs/server.md}). The request therefore reads each
 * object right before it writes it: this cannot prevent that a concurrent write is overwritten, but
 * it shows which one.
 */
final class BatchWriter {
  private final StalwartServer server;
  private final RetryBudget budget;

  BatchWriter(StalwartServer server, RetryBudget budget) {
    this.server = server;
    this.budget = budget;
  }

  /**
   * The result of a batch.
   *
   * @param stored what each object stores now
   * @param overwritten what the server stored right before, if it was not what was expected
   * @param refusals the server's refusals by object
   * @param failure why no answer came, or null
   * @param pendingReason why a failed write may still be carried out later, or null
   * @param blind the objects that were written, although no answer says what they stored before
   */
  record Result(
      Map<String, StoredState> stored,
      Settings overwritten,
      Map<String, WriteResult> refusals,
      @Nullable JmapException failure,
      @Nullable String pendingReason,
      Set<String> blind) {
    /** Whether everything was written and no concurrent write was overwritten. */
    boolean isComplete() {
      return stored.values().stream().allMatch(StoredState.DESIRED::equals)
          && overwritten.isEmpty();
    }

    boolean isUnknown() {
      return stored.containsValue(StoredState.UNKNOWN);
    }

    Result and(Result next) {
      Map<String, StoredState> allStored = new LinkedHashMap<>(stored);
      allStored.putAll(next.stored);
      Map<String, WriteResult> allRefusals = new LinkedHashMap<>(refusals);
      allRefusals.putAll(next.refusals);
      Set<String> allBlind = new LinkedHashSet<>(blind);
      allBlind.addAll(next.blind);
      return new Result(
          allStored,
          overwritten.with(next.overwritten),
          allRefusals,
          next.failure,
          next.pendingReason == null ? pendingReason : next.pendingReason,
          allBlind);
    }

    Result andNotWritten(Collection<String> objects) {
      Map<String, StoredState> allStored = new LinkedHashMap<>(stored);
      objects.forEach(object -> allStored.put(object, StoredState.PREVIOUS));
      return new Result(allStored, overwritten, refusals, failure, pendingReason, blind);
    }

    /** Whether an object certainly stores what was written. */
    boolean wrote(String object) {
      return stored.get(object) == StoredState.DESIRED;
    }

    /** Returns why the batch is not complete: the lost answer, or the first refusal. */
    Problem problem() {
      if (failure != null) {
        return failure.problem();
      }
      return refusals.entrySet().stream()
          .findFirst()
          .map(refusal -> Refusal.problem(refusal.getKey(), refusal.getValue(), null))
          .orElseGet(
              () ->
                  Problem.error(
                      "the server stores other values than were written",
                      "Plan again to see them."));
    }
  }

  /**
   * Writes the fields that differ.
   *
   * @param expected what the declared fields should hold now
   * @param desired what they hold afterwards
   */
  Result write(Settings expected, Settings desired) {
    Map<String, ObjectNode> patches = Patch.between(expected, desired);
    Set<String> objects = patches.keySet();
    if (objects.size() > server.maxObjectsPerWrite()) {
      return writeSmallerBatches(objects, expected, desired);
    }
    String pendingReason = null;
    for (int tries = 1; ; tries++) {
      try {
        return answered(server.write(patches), expected, desired, pendingReason);
      } catch (JmapException failure) {
        if (isTooManyCalls(failure) && objects.size() > server.maxObjectsPerWrite()) {
          return writeSmallerBatches(objects, expected, desired); // nothing was done
        }
        // After a lost answer only reading shows whether the write was carried out.
        Map<String, StoredState> stored =
            failure.outcomeUnknown()
                ? read(expected, desired, objects)
                : all(objects, StoredState.PREVIOUS);
        boolean allWritten = all(objects, StoredState.DESIRED).equals(stored);
        if (failure.mayTakeEffectLater() && !allWritten) {
          pendingReason = failure.problem().message();
        }
        // Writing again is safe only if nothing of the first try is stored: anything else may be
        // what another client wrote since.
        boolean again =
            all(objects, StoredState.PREVIOUS).equals(stored)
                && failure.isRetryable()
                && budget.waitForAnotherTry(
                    tries, failure.problem().message(), failure.retryAfter());
        if (!again) {
          return new Result(
              stored,
              Settings.empty(),
              Map.of(),
              allWritten ? null : failure,
              pendingReason,
              written(stored));
        }
      }
    }
  }

  private static boolean isTooManyCalls(JmapException failure) {
    return failure instanceof JmapException.RequestProblem problem && problem.isTooManyCalls();
  }

  /** Writes in more requests than intended, up to the first that is not complete. */
  private Result writeSmallerBatches(Set<String> objects, Settings expected, Settings desired) {
    Result result = new Result(Map.of(), Settings.empty(), Map.of(), null, null, Set.of());
    for (List<String> batch : Batches.of(objects, server.maxObjectsPerWrite())) {
      Predicate<FieldName> inBatch = name -> batch.contains(name.object());
      result =
          result.isComplete()
              ? result.and(write(expected.only(inBatch), desired.only(inBatch)))
              : result.andNotWritten(batch);
    }
    return result;
  }

  private Result answered(
      WriteAnswer answer, Settings expected, Settings desired, @Nullable String pendingReason) {
    Settings before = answer.before().settings();
    Map<String, StoredState> stored = new LinkedHashMap<>();
    Map<String, WriteResult> refusals = new LinkedHashMap<>();
    Set<String> unclear = new LinkedHashSet<>();
    answer
        .results()
        .forEach(
            (object, result) -> {
              if (result instanceof WriteResult.Written) {
                stored.put(object, StoredState.DESIRED);
              } else if (isUnclear(object, result)) {
                unclear.add(object);
                refusals.put(object, result);
              } else {
                stored.put(object, notWritten(object, answer.before(), expected, desired));
                refusals.put(object, result);
              }
            });
    if (!unclear.isEmpty()) {
      stored.putAll(read(expected, desired, unclear));
      refusals.keySet().removeIf(object -> stored.get(object) == StoredState.DESIRED);
    }
    Set<String> blind = written(stored);
    blind.retainAll(answer.before().failed().keySet());
    return new Result(
        stored,
        overwritten(before, expected, desired, stored.keySet()),
        refusals,
        null,
        pendingReason,
        blind);
  }

  /**
   * Whether a failure leaves open what was written: the method may have been carried out, or some
   * scripts were written although another one was refused.
   */
  private static boolean isUnclear(String object, WriteResult result) {
    return result instanceof WriteResult.NotDone notDone
        ? notDone.error().outcomeUnknown()
        : object.equals(SieveScript.OBJECT);
  }

  /** Returns the state of a refused object, which an earlier, unanswered try may have written. */
  private static StoredState notWritten(
      String object, Stored before, Settings expected, Settings desired) {
    StoredState state = state(object, before, expected, desired);
    return state == StoredState.UNKNOWN ? StoredState.PREVIOUS : state;
  }

  /**
   * Returns what the server stored unexpectedly. Desired values do not count: they may come from an
   * earlier try of this write, and are not lost.
   */
  private static Settings overwritten(
      Settings before, Settings expected, Settings desired, Set<String> objects) {
    return before.only(
        name ->
            objects.contains(name.object())
                && expected.has(name)
                && !before.agree(expected, name)
                && !before.agree(desired, name));
  }

  private Map<String, StoredState> read(Settings expected, Settings desired, Set<String> objects) {
    try {
      Stored now = server.read(objects);
      Map<String, StoredState> stored = new LinkedHashMap<>();
      objects.forEach(object -> stored.put(object, state(object, now, expected, desired)));
      return stored;
    } catch (JmapException e) {
      return all(objects, StoredState.UNKNOWN);
    }
  }

  private static StoredState state(
      String object, Stored read, Settings expected, Settings desired) {
    Settings now = read.settings();
    Set<FieldName> fields = expected.of(object).names();
    boolean isScripts = object.equals(SieveScript.OBJECT);
    if (read.failed().containsKey(object)
        || (!isScripts && fields.stream().anyMatch(name -> !now.has(name)))) {
      return StoredState.UNKNOWN;
    }
    if (fields.stream().allMatch(name -> now.agree(desired, name))) {
      return StoredState.DESIRED;
    }
    if (fields.stream().allMatch(name -> now.agree(expected, name))) {
      return StoredState.PREVIOUS;
    }
    boolean anyWritten =
        fields.stream().anyMatch(name -> now.agree(desired, name) && !now.agree(expected, name));
    return anyWritten ? StoredState.PARTIAL : StoredState.OTHER;
  }

  /** Returns the objects that hold, or may hold, what was written. */
  private static Set<String> written(Map<String, StoredState> stored) {
    return stored.entrySet().stream()
        .filter(it -> it.getValue() != StoredState.PREVIOUS && it.getValue() != StoredState.OTHER)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Map<String, StoredState> all(Set<String> objects, StoredState state) {
    return objects.stream()
        .collect(Collectors.toMap(it -> it, it -> state, (one, other) -> one, LinkedHashMap::new));
  }
}
