package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.emulator.StateChange;
import io.github.stalwartgitops.emulator.StateChange.Cause;
import io.github.stalwartgitops.emulator.StateChange.Side;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what a run told with what its server really held before, meanwhile and after it. */
final class Truth {
  private final List<Fault> faults;
  private final Snapshot before;
  private final Snapshot after;
  private final RunRecord told;
  private final RequestHistory course;
  private final List<String> lies = new ArrayList<>();

  private Truth(List<Fault> faults, Snapshot before, Snapshot after, RunRecord told) {
    this.faults = faults;
    this.before = before;
    this.after = after;
    this.told = told;
    this.course = told.course();
  }

  /**
   * What is not as it was told; empty for a true account.
   *
   * @param faults what went wrong
   */
  static List<String> lies(List<Fault> faults, Snapshot before, Snapshot after, RunRecord told) {
    Truth truth = new Truth(faults, before, after, told);
    truth.check();
    return truth.lies;
  }

  private void check() {
    boolean error = told.account().allProblems().stream().anyMatch(Problem::isError);
    claim(told.account().verdict() != Verdict.FAILED || error, "it failed without saying why");
    Outcome outcome = told.account().outcome();
    if (outcome == null) {
      claim(!course.changed(Side.STORED), "nothing was sent, but stored");
      claim(!course.changed(Side.ACTIVE), "nothing was sent, but active");
      return;
    }
    Plan plan = Objects.requireNonNull(told.account().plan()).plan();
    outcome.stored().forEach((object, held) -> stored(plan.fieldsOf(object), held, outcome));
    status(plan, outcome);
    rivals(plan, outcome);
    active(plan, outcome);
    if (told.account().verdict() == Verdict.FAILED) {
      plan.changedFields().forEach(this::isLeft);
    }
  }

  /** What the server stores of one object. */
  private void stored(List<FieldDiff> all, StoredState held, Outcome outcome) {
    List<FieldDiff> fields =
        all.stream().filter(it -> it.isChanged() && !isTooLate(it.name())).toList();
    for (FieldDiff field : fields) {
      Optional<Expression> now = after.stored().find(field.name());
      boolean isTrue =
          switch (held) {
            case PREVIOUS -> isFormer(field, now) && !isOurs(field);
            case DESIRED -> now.equals(Optional.of(field.after())) || isUnseen(field.name());
            case OTHER -> !isOurs(field);
            case PARTIAL, UNKNOWN -> true;
          };
      claim(isTrue, field.name() + " was told to hold the " + held + " value, it holds " + now);
    }
    claim(
        held != StoredState.PARTIAL
            || fields.stream().anyMatch(this::isOurs)
            || fields.stream().anyMatch(field -> isUnseen(field.name())),
        fields + " are told to hold the wanted values in part, but none does");
  }

  private boolean isFormer(FieldDiff field, Optional<Expression> now) {
    return now.equals(before.stored().find(field.name()))
        || now.equals(Optional.of(field.before()))
        || course
            .of(field.name(), Side.STORED)
            .filter(it -> it.cause() == Cause.OTHER_CLIENT)
            .anyMatch(it -> it.settings().find(field.name()).equals(now));
  }

  /** Whether a field holds what this run wrote, not somebody else. */
  private boolean isOurs(FieldDiff field) {
    return after.stored().find(field.name()).equals(Optional.of(field.after()))
        && !isTooLate(field.name())
        && course.last(field.name(), Side.STORED).filter(StateChange::isOfRequest).isPresent();
  }

  /** Whether a write came after the last look, and the run says that one may still come. */
  private boolean isTooLate(FieldName name) {
    return told.text().contains("may still be carried out")
        && course
            .last(name, Side.STORED)
            .filter(it -> isBelated(it) && !course.isSeen(it, name.object()))
            .isPresent();
  }

  private void isLeft(FieldDiff field) {
    claim(!isOurs(field), "it failed as if nothing were changed, but " + field.name() + " is left");
  }

  /** Whether a rival wrote after the last look of the run, which only the next one can see. */
  private boolean isUnseen(FieldName name) {
    return course
        .lastOfRival(name)
        .filter(it -> course.last(name, Side.STORED).equals(Optional.of(it)))
        .filter(it -> !course.isSeen(it, name.object()))
        .isPresent();
  }

  private void status(Plan plan, Outcome outcome) {
    boolean allWanted = outcome.stored().values().stream().allMatch(StoredState.DESIRED::equals);
    boolean noneOurs =
        outcome.stored().values().stream()
            .noneMatch(
                it ->
                    it == StoredState.DESIRED
                        || it == StoredState.UNKNOWN
                        || it == StoredState.PARTIAL);
    claim(
        switch (outcome.status()) {
          case NOTHING_TO_DO -> !plan.hasChanges() && !course.changed(Side.STORED);
          case ACTIVE -> allWanted && outcome.active() == ActivationState.RELOADED;
          case NOT_PROVEN, STORED -> allWanted;
          case UNCHANGED -> noneOurs && outcome.active() != ActivationState.UNKNOWN;
          case UNCERTAIN -> !outcome.problems().isEmpty() && hasReason(outcome);
        },
        "the status " + outcome.status() + " does not fit " + outcome);
    if (outcome.status() != Status.ACTIVE && outcome.status() != Status.NOTHING_TO_DO) {
      claim(
          told.account().verdict().isFailure(),
          "it ended in " + outcome.status() + ", but as a success");
    }
  }

  /** Uncertain is what is not known, not what was not asked. */
  private boolean hasReason(Outcome outcome) {
    boolean mixed = outcome.stored().values().stream().anyMatch(it -> it != StoredState.PREVIOUS);
    boolean unproven = !outcome.proofs().isEmpty();
    boolean mayArrive =
        faults.stream()
            .anyMatch(
                it ->
                    switch (it.kind()) {
                      case CLOSE,
                          RESET_BEFORE,
                          RESET_DURING,
                          RESET_AFTER,
                          NO_ANSWER,
                          SLOW,
                          STATUS ->
                          true;
                      default -> false;
                    });
    return mixed
        || unproven
        || mayArrive
        || isBlindlyWritten()
        || overwritesAreTold(outcome)
        || outcome.active() == ActivationState.UNKNOWN;
  }

  private static boolean overwritesAreTold(Outcome outcome) {
    return outcome.problems().stream().anyMatch(it -> it.message().contains("was overwritten"));
  }

  /**
   * What somebody else wrote since the plan was made is not written over where the run has seen it,
   * and stands in the end, or the run says that it does not.
   */
  private void rivals(Plan plan, Outcome outcome) {
    for (StateChange rival : course.changesOfRivals()) {
      for (FieldName name : rival.settings().expressions().keySet()) {
        boolean isPlanned =
            plan.changedFields().stream().anyMatch(it -> it.name().equals(name))
                && course.isKnownToThePlan(rival);
        if (!isPlanned) {
          isRespected(rival, name);
          isLastRespected(rival, name, outcome);
        }
      }
    }
  }

  private void isRespected(StateChange rival, FieldName name) {
    boolean isSeenAndOverwritten =
        course
            .overwriting(rival, name)
            .filter(it -> !isBelated(it))
            .filter(it -> course.isSeenBefore(it.after(), rival, name.object()))
            .isPresent();
    claim(!isSeenAndOverwritten, name + " of somebody else was overwritten although it was seen");
  }

  private void isLastRespected(StateChange rival, FieldName name, Outcome outcome) {
    Expression value = rival.settings().find(name).orElseThrow();
    claim(
        !course.lastOfRival(name).equals(Optional.of(rival))
            || after.stored().find(name).equals(Optional.of(value))
            || isNamed(value, outcome)
            || isUnknowable(rival, name, outcome),
        name + ": " + value + " of somebody else was overwritten, and nobody is told");
  }

  private static boolean isNamed(Expression value, Outcome outcome) {
    return outcome.problems().stream()
        .anyMatch(it -> (it.message() + it.hint()).contains(value.elseText()));
  }

  /** The answer that showed what was overwritten is lost, which is told, or came too late. */
  private boolean isUnknowable(StateChange rival, FieldName name, Outcome outcome) {
    Optional<StateChange> overwriting = course.overwriting(rival, name);
    boolean isBlind = overwriting.filter(course::isBlind).isPresent();
    boolean isTold =
        isBlindlyWritten() || outcome.stored().get(name.object()) == StoredState.UNKNOWN;
    boolean isLate =
        Stream.concat(overwriting.stream(), course.last(name, Side.STORED).stream())
            .anyMatch(Truth::isBelated);
    return isLate || (isBlind && isTold);
  }

  private boolean isBlindlyWritten() {
    return told.text().contains("the values right before it are unknown");
  }

  /** What the server uses; one that starts anew uses what it stores, whoever wrote it. */
  private void active(Plan plan, Outcome outcome) {
    boolean noneOurs = plan.changedFields().stream().noneMatch(this::isOurs);
    claim(
        outcome.active() != ActivationState.UNKNOWN
            || !noneOurs
            || !course.endsWithoutReload()
            || outcome.stored().containsValue(StoredState.UNKNOWN)
            || happens(Kind.REFUSE)
            || isStopped(),
        "everything is put back, but nobody tried to make that active");
    if (outcome.active() == ActivationState.UNTOUCHED) {
      claim(!course.changed(Side.ACTIVE), "active is told to be UNTOUCHED, but a reload was done");
    }
    if (told.account().verdict() == Verdict.FAILED) {
      everythingIsInactive();
    }
    for (FieldDiff field : plan.changedFields()) {
      if (outcome.active() == ActivationState.RELOADED) {
        isReloaded(field.name());
      }
      if (outcome.status() == Status.ACTIVE) {
        isActive(field);
      }
      if (outcome.status() == Status.UNCHANGED) {
        isInactive(field);
      }
    }
    if (outcome.status() == Status.ACTIVE && !plan.hasChanges()) {
      plan.fields().forEach(this::isActive);
    }
  }

  /** Exit code 1 means that the server uses what it did, also edits of other clients. */
  private void everythingIsInactive() {
    claim(
        after.active().equals(before.active())
            || told.text().contains("a reload has published everything that is stored")
            || course.started(),
        "it failed as if nothing were active, but a reload has published other edits");
  }

  /** The last reload that was carried out is one whose answer came. */
  private void isReloaded(FieldName name) {
    Optional<StateChange> last =
        course
            .of(name, Side.ACTIVE)
            .filter(it -> it.cause() == Cause.REQUEST)
            .reduce((earlier, later) -> later);
    claim(
        last.isEmpty() || course.wasReloaded(last.get().after()),
        name + " was made active by a reload whose answer was lost, not by one that was accepted");
  }

  private void isActive(FieldDiff field) {
    Optional<Expression> wanted = Optional.of(field.after());
    boolean activatedLater =
        course
            .last(field.name(), Side.ACTIVE)
            .filter(it -> it.cause() == Cause.START || isBelated(it))
            .isPresent();
    List<Settings> nodes = isProven() ? after.active() : List.of(after.firstActive());
    for (Settings node : nodes) {
      Optional<Expression> now = node.find(field.name());
      claim(
          now.equals(wanted) || lagsUnseen() || (activatedLater && isUnseen(field.name())),
          field.name() + " is told to be active, but active is " + now);
    }
  }

  /** Without a greeting nobody can know that an accepted reload did not reach a node. */
  private boolean lagsUnseen() {
    return happens(Kind.LAGGING) && !isProven();
  }

  private boolean isProven() {
    return !Objects.requireNonNull(told.account().outcome()).proofs().isEmpty();
  }

  private void isInactive(FieldDiff field) {
    for (int node = 0; node < after.active().size(); node++) {
      Optional<Expression> now = after.active().get(node).find(field.name());
      claim(
          !now.equals(Optional.of(field.after()))
              || now.equals(before.active().get(node).find(field.name()))
              || lagsUnseen()
              || course.started(),
          field.name() + " is told to be as it was, but active is " + now);
    }
  }

  private static boolean isBelated(StateChange change) {
    return change.cause() == Cause.LATE_REQUEST;
  }

  private boolean isStopped() {
    return told.text().contains("stopped") || told.text().contains("the credential was refused");
  }

  private boolean happens(Kind kind) {
    return faults.stream().anyMatch(fault -> fault.kind() == kind);
  }

  private void claim(boolean isTrue, String otherwise) {
    if (!isTrue) {
      lies.add(otherwise);
    }
  }
}
