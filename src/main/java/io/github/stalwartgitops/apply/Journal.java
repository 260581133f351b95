package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What is known while an apply goes on. */
final class Journal {
  private static final String RELOAD_ALWAYS =
      "apply with --reload always: a run that finds no difference would not reload otherwise.";

  private final Map<String, Held> stored = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Proof> proofs = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Consumer<String> progress;
  private Activity active = Activity.UNTOUCHED;
  private boolean writeMayStillArrive;

  Journal(Collection<String> objects, Consumer<String> progress) {
    objects.forEach(object -> stored.put(object, Held.FORMER));
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

  void holds(String object, Held held) {
    stored.put(object, held);
  }

  void active(Activity activity) {
    active = activity;
  }

  Activity active() {
    return active;
  }

  /** From now on a write may be carried out that was given up. */
  void writeMayStillArrive() {
    writeMayStillArrive = true;
  }

  boolean failed() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /** The objects that hold, or may hold, something this apply wrote. */
  Set<String> touched() {
    return stored.entrySet().stream()
        .filter(entry -> entry.getValue() == Held.WANTED || entry.getValue() == Held.UNKNOWN)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  boolean anyHolds(Held held) {
    return stored.containsValue(held);
  }

  boolean allHold(Held held) {
    return stored.values().stream().allMatch(held::equals);
  }

  Outcome end(Status asFarAsKnown) {
    boolean late = writeMayStillArrive && asFarAsKnown == Status.UNCHANGED;
    Status status = late ? Status.UNCERTAIN : asFarAsKnown;
    if (late) {
      problems.add(
          Problem.error(
              "a write that was not answered in time may still be carried out",
              "Look again in a minute, and then " + RELOAD_ALWAYS));
    } else if (status == Status.UNCERTAIN && active != Activity.RELOADED && !touched().isEmpty()) {
      problems.add(
          Problem.error(
              String.join(", ", touched()) + " may store the new values without using them",
              "A" + RELOAD_ALWAYS.substring(1)));
    }
    return new Outcome(status, stored, active, steps, proofs, problems);
  }
}
