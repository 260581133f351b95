package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.Settings;
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

/** What is known while an apply goes on. */
final class Journal {
  private static final int SHOWN = 2_000;
  private static final Set<StoredState> TOUCHED =
      EnumSet.of(StoredState.WANTED, StoredState.PARTLY, StoredState.UNKNOWN);
  private static final String RELOAD_ALWAYS =
      "apply with --reload always: a run that finds no difference would not reload otherwise.";

  private final Map<String, StoredState> stored = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Proof> proofs = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Consumer<String> progress;
  private ActivationState active = ActivationState.UNTOUCHED;
  private boolean writeMayStillArrive;
  private boolean mayHaveLostARivalsValue;

  Journal(Collection<String> objects, Consumer<String> progress) {
    objects.forEach(object -> stored.put(object, StoredState.FORMER));
    this.progress = progress;
  }

  void step(String subject, String result, String... details) {
    steps.add(new Step(subject, result, List.of(details)));
  }

  /** Tells what is being done from now on, such as {@code reloading}. */
  void begins(String work) {
    progress.accept(work);
  }

  void problem(Problem problem) {
    problems.add(problem);
  }

  void proofs(Collection<Proof> found) {
    proofs.addAll(found);
  }

  void holds(String object, StoredState held) {
    stored.put(object, held);
  }

  void active(ActivationState activity) {
    active = activity;
  }

  ActivationState active() {
    return active;
  }

  /** From now on a write may be carried out that was given up. */
  void writeMayStillArrive() {
    writeMayStillArrive = true;
  }

  /**
   * Tells that objects were written without an answer that says what stood there right before: what
   * somebody else wrote since the plan may be lost.
   */
  void wroteBlindly(Collection<String> objects) {
    if (!objects.isEmpty()) {
      mayHaveLostARivalsValue = true;
      problem(
          Problem.warning(
              "the answer to the write of "
                  + String.join(", ", objects)
                  + " was lost: what stood there right before it is not known",
              "If somebody else changed the same fields since the plan was made, his values are"
                  + " gone."));
    }
  }

  /** Tells that values which somebody else wrote were overwritten and could not be restored. */
  void overwrote(Settings rivals) {
    rivals
        .expressions()
        .forEach(
            (name, value) -> {
              mayHaveLostARivalsValue = true;
              problem(
                  Problem.error(
                      name + ": what somebody else wrote meanwhile was overwritten",
                      "Restore it by hand: " + words(value)));
            });
  }

  private static String words(Expression value) {
    StringBuilder words = new StringBuilder();
    for (Rule rule : value.match()) {
      words.append("if ").append(rule.ifText()).append(" then ").append(rule.thenText());
      words.append(", ");
    }
    return ServerText.of(words.append("else ").append(value.elseText()).toString(), SHOWN);
  }

  /** The objects that hold, or may hold, something this apply wrote. */
  Set<String> touched() {
    return stored.entrySet().stream()
        .filter(entry -> TOUCHED.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  boolean anyHolds(StoredState held) {
    return stored.containsValue(held);
  }

  boolean allHold(StoredState held) {
    return stored.values().stream().allMatch(held::equals);
  }

  Outcome end(Status asFarAsKnown) {
    boolean unchanged = asFarAsKnown == Status.UNCHANGED;
    boolean late = writeMayStillArrive && (unchanged || asFarAsKnown == Status.UNCERTAIN);
    Status status =
        late || (mayHaveLostARivalsValue && unchanged) ? Status.UNCERTAIN : asFarAsKnown;
    if (late) {
      problems.add(
          Problem.error(
              "a write that was not answered in time may still be carried out",
              "Look again in a minute, and then " + RELOAD_ALWAYS));
    } else if (status == Status.UNCERTAIN
        && active != ActivationState.RELOADED
        && !touched().isEmpty()) {
      problems.add(
          Problem.error(
              String.join(", ", touched()) + " may store the new values without using them",
              "A" + RELOAD_ALWAYS.substring(1)));
    }
    return new Outcome(status, stored, active, steps, proofs, problems);
  }
}
