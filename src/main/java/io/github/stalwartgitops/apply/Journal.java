package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.jmap.ServerText;
import io.github.stalwartgitops.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what is known while an apply runs, and ends as its {@link Outcome}. */
final class Journal {
  private static final int SHOWN = 2_000;
  private static final Set<StoredState> AFFECTED =
      EnumSet.of(StoredState.DESIRED, StoredState.PARTIAL, StoredState.UNKNOWN);
  private static final String RELOAD_ALWAYS =
      "apply with --reload always: a run that finds no difference does not reload otherwise.";

  private final Map<String, StoredState> stored = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Proof> proofs = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Consumer<String> progress;
  private ActivationState active = ActivationState.UNTOUCHED;
  private @Nullable String pendingReason;
  private boolean mayHaveLostConcurrentWrite;

  /**
   * @param objects the objects to be written, which hold their previous values so far
   * @param progress receives what is being done, such as {@code reloading}
   */
  Journal(Collection<String> objects, Consumer<String> progress) {
    objects.forEach(object -> stored.put(object, StoredState.PREVIOUS));
    this.progress = progress;
  }

  /** Shows what is being done from now on, such as {@code reloading}. */
  void showProgress(String work) {
    progress.accept(work);
  }

  void addStep(String subject, String result, String... details) {
    steps.add(new Step(subject, result, List.of(details)));
  }

  void addProblem(Problem problem) {
    problems.add(problem);
  }

  void addProofs(Collection<Proof> more) {
    proofs.addAll(more);
  }

  void setStored(String object, StoredState state) {
    stored.put(object, state);
  }

  void setActive(ActivationState state) {
    active = state;
  }

  ActivationState active() {
    return active;
  }

  boolean anyStored(StoredState state) {
    return stored.containsValue(state);
  }

  boolean allStored(StoredState state) {
    return stored.values().stream().allMatch(state::equals);
  }

  /** Returns the objects that hold, or may hold, something this apply wrote. */
  Set<String> affectedObjects() {
    return stored.entrySet().stream()
        .filter(entry -> AFFECTED.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Remembers that the server may still carry out a write that failed.
   *
   * @param reason how it failed
   */
  void setPendingWrite(String reason) {
    pendingReason = reason;
  }

  /**
   * Reports objects whose write was carried out without an answer: the answer would have shown the
   * values right before it, and so a concurrent write that is lost now.
   */
  void reportBlindWrites(Collection<String> objects) {
    if (!objects.isEmpty()) {
      mayHaveLostConcurrentWrite = true;
      addProblem(
          Problem.warning(
              "the answer to the write of "
                  + String.join(", ", objects)
                  + " was lost, so the values right before it are unknown",
              "If another client changed the same fields since the plan was made, its values are"
                  + " lost."));
    }
  }

  /** Reports values of other clients that were overwritten and could not be restored. */
  void reportOverwritten(Settings values) {
    values.expressions().forEach((name, value) -> reportOverwritten(name, text(value)));
    values
        .scripts()
        .forEach((name, script) -> reportOverwritten(SieveScript.name(name), script.contents()));
  }

  private void reportOverwritten(FieldName name, String value) {
    mayHaveLostConcurrentWrite = true;
    addProblem(
        Problem.error(
            name + ": a concurrent change by another client was overwritten",
            "Restore it by hand: " + ServerText.of(value, SHOWN)));
  }

  private static String text(Expression value) {
    StringBuilder text = new StringBuilder();
    for (Rule rule : value.match()) {
      text.append("if ").append(rule.ifText()).append(" then ").append(rule.thenText());
      text.append(", ");
    }
    return text.append("else ").append(value.elseText()).toString();
  }

  /**
   * Returns the outcome.
   *
   * @param status how the apply ended as far as its steps know; a write that may still arrive and a
   *     concurrent write that may be lost turn an unchanged server into an uncertain one
   */
  Outcome finish(Status status) {
    boolean unchanged = status == Status.UNCHANGED;
    boolean pending = pendingReason != null && (unchanged || status == Status.UNCERTAIN);
    Status known = pending || (unchanged && mayHaveLostConcurrentWrite) ? Status.UNCERTAIN : status;
    if (pending) {
      addProblem(
          Problem.error(
              "a write may still be carried out later, although it failed: " + pendingReason,
              "Plan again in a minute, and then " + RELOAD_ALWAYS));
    } else if (known == Status.UNCERTAIN
        && active != ActivationState.RELOADED
        && !affectedObjects().isEmpty()) {
      addProblem(
          Problem.error(
              String.join(", ", affectedObjects())
                  + " may store the new values although they are not active",
              "A" + RELOAD_ALWAYS.substring(1)));
    }
    if (known == Status.UNCHANGED && active == ActivationState.RELOADED) {
      // Our own values are gone again, but a reload cannot be limited to them or taken back.
      addProblem(
          Problem.warning(
              "a reload has published everything that is stored on the server",
              "Edits of other clients that were stored but not active are active now."));
    }
    return new Outcome(known, stored, active, steps, proofs, problems);
  }
}
