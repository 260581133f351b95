package io.github.stalwartgitops.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
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
import java.util.Optional;
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
   */
  record Batch(
      Map<String, Held> held,
      Settings overwritten,
      Map<String, WriteResult> refusals,
      @Nullable JmapException failure) {
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
    while (true) {
      try {
        return answered(server.write(patches), expected, patches.keySet());
      } catch (JmapException lost) {
        if (!lost.outcomeUnknown()) {
          return new Batch(all(patches.keySet(), Held.FORMER), Settings.empty(), Map.of(), lost);
        }
        Optional<Map<String, Held>> held = look(expected, wanted, patches.keySet());
        if (held.isEmpty()) {
          return new Batch(all(patches.keySet(), Held.UNKNOWN), Settings.empty(), Map.of(), lost);
        }
        boolean untouched = held.get().values().stream().allMatch(Held.FORMER::equals);
        if (!untouched || !lost.mayPass() || !budget.waitForAnotherTry()) {
          boolean whole = held.get().values().stream().allMatch(Held.WANTED::equals);
          return new Batch(held.get(), Settings.empty(), Map.of(), whole ? null : lost);
        }
      }
    }
  }

  private static Batch answered(WriteAnswer answer, Settings expected, Set<String> objects) {
    Map<FieldName, Expression> overwritten = new LinkedHashMap<>();
    Map<String, Held> held = new LinkedHashMap<>();
    Map<String, WriteResult> refusals = new LinkedHashMap<>();
    answer
        .results()
        .forEach(
            (object, result) -> {
              boolean written = result instanceof WriteResult.Written;
              held.put(object, written ? Held.WANTED : Held.FORMER);
              if (!written) {
                refusals.put(object, result);
              }
            });
    expected
        .expressions()
        .forEach(
            (name, expression) -> {
              if (objects.contains(name.object())) {
                answer
                    .before()
                    .settings()
                    .find(name)
                    .filter(found -> !found.equals(expression))
                    .ifPresent(found -> overwritten.put(name, found));
              }
            });
    return new Batch(held, new Settings(overwritten), refusals, null);
  }

  private Optional<Map<String, Held>> look(
      Settings expected, Settings wanted, Set<String> objects) {
    try {
      Stored now = server.read(objects);
      Map<String, Held> held = new LinkedHashMap<>();
      for (String object : objects) {
        held.put(object, held(object, now.settings(), expected, wanted));
      }
      return Optional.of(held);
    } catch (JmapException e) {
      return Optional.empty();
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
