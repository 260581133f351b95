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

/**
 * Compares the report of a run with what its server stored and used before, during and after it.
 */
final class ReportCheck {
  private final List<Fault> faults;
  private final Snapshot before;
  private final Snapshot after;
  private final ObservedRun run;
  private final RequestHistory history;
  private final List<String> errors = new ArrayList<>();

  private ReportCheck(List<Fault> faults, Snapshot before, Snapshot after, ObservedRun run) {
    this.faults = faults;
    this.before = before;
    this.after = after;
    this.run = run;
    this.history = run.history();
  }

  /** Returns what the report says wrongly; empty for a right one. */
  static List<String> errors(List<Fault> faults, Snapshot before, Snapshot after, ObservedRun run) {
    ReportCheck check = new ReportCheck(faults, before, after, run);
    check.report();
    return check.errors;
  }

  private void report() {
    boolean hasError = run.report().allProblems().stream().anyMatch(Problem::isError);
    require(run.report().verdict() != Verdict.FAILED || hasError, "it failed without a reason");
    Outcome outcome = run.report().outcome();
    if (outcome == null) {
      require(!history.changed(Side.STORED), "reported: nothing was sent, but stored was changed");
      require(!history.changed(Side.ACTIVE), "reported: nothing was sent, but active was changed");
      return;
    }
    Plan plan = Objects.requireNonNull(run.report().plan()).plan();
    outcome.stored().forEach((object, state) -> stored(plan.fieldsOf(object), state));
    status(plan, outcome);
    concurrentWrites(plan, outcome);
    active(plan, outcome);
    if (run.report().verdict() == Verdict.FAILED) {
      plan.changedFields().forEach(this::requireNotOurs);
    }
  }

  /** Checks the reported state of one object. */
  private void stored(List<FieldDiff> all, StoredState state) {
    List<FieldDiff> fields =
        all.stream().filter(it -> it.isChanged() && !isTooLate(it.name())).toList();
    for (FieldDiff field : fields) {
      Optional<Expression> now = after.stored().find(field.name());
      boolean isTrue =
          switch (state) {
            case PREVIOUS -> isPrevious(field, now) && !isOurs(field);
            case DESIRED -> now.equals(Optional.of(field.after())) || isUnseen(field.name());
            case OTHER -> !isOurs(field);
            case PARTIAL, UNKNOWN -> true;
          };
      require(isTrue, field.name() + " was reported as " + state + ", but stored is " + now);
    }
    require(
        state != StoredState.PARTIAL
            || fields.stream().anyMatch(this::isOurs)
            || fields.stream().anyMatch(field -> isUnseen(field.name())),
        fields + " were reported as PARTIAL, but none is stored");
  }

  private boolean isPrevious(FieldDiff field, Optional<Expression> now) {
    return now.equals(before.stored().find(field.name()))
        || now.equals(Optional.of(field.before()))
        || history
            .of(field.name(), Side.STORED)
            .filter(it -> it.cause() == Cause.OTHER_CLIENT)
            .anyMatch(it -> it.settings().find(field.name()).equals(now));
  }

  /** Whether a field has the value that this run, not another client, wrote. */
  private boolean isOurs(FieldDiff field) {
    return after.stored().find(field.name()).equals(Optional.of(field.after()))
        && !isTooLate(field.name())
        && history.last(field.name(), Side.STORED).filter(StateChange::isOfRequest).isPresent();
  }

  /** Whether a write was carried out after the last read, and the report says that this may be. */
  private boolean isTooLate(FieldName name) {
    return run.text().contains("may still be carried out")
        && history
            .last(name, Side.STORED)
            .filter(it -> isLate(it) && !history.isSeen(it, name.object()))
            .isPresent();
  }

  private void requireNotOurs(FieldDiff field) {
    require(!isOurs(field), "it failed with the server unchanged, but left " + field.name());
  }

  /** Whether another client wrote after the last read of the run, which only the next can see. */
  private boolean isUnseen(FieldName name) {
    return history
        .lastOfOtherClient(name)
        .filter(it -> history.last(name, Side.STORED).equals(Optional.of(it)))
        .filter(it -> !history.isSeen(it, name.object()))
        .isPresent();
  }

  private void status(Plan plan, Outcome outcome) {
    boolean allDesired = outcome.stored().values().stream().allMatch(StoredState.DESIRED::equals);
    boolean noneOurs =
        outcome.stored().values().stream()
            .noneMatch(
                it ->
                    it == StoredState.DESIRED
                        || it == StoredState.UNKNOWN
                        || it == StoredState.PARTIAL);
    require(
        switch (outcome.status()) {
          case NOTHING_TO_DO -> !plan.hasChanges() && !history.changed(Side.STORED);
          case ACTIVE -> allDesired && outcome.active() == ActivationState.RELOADED;
          case NOT_PROVEN, STORED -> allDesired;
          case UNCHANGED -> noneOurs && outcome.active() != ActivationState.UNKNOWN;
          case UNCERTAIN -> !outcome.problems().isEmpty() && hasReason(outcome);
        },
        "the status " + outcome.status() + " does not fit " + outcome);
    if (outcome.status() != Status.ACTIVE && outcome.status() != Status.NOTHING_TO_DO) {
      require(
          run.report().verdict().isFailure(),
          "it ended in " + outcome.status() + ", but as a success");
    }
  }

  /** Whether an uncertain outcome has a reason; a run must not be uncertain without one. */
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
        || isWrittenBlindly()
        || reportsOverwrites(outcome)
        || outcome.active() == ActivationState.UNKNOWN;
  }

  private static boolean reportsOverwrites(Outcome outcome) {
    return outcome.problems().stream().anyMatch(it -> it.message().contains("was overwritten"));
  }

  /**
   * Checks what other clients wrote since the plan was made: the run does not overwrite what it has
   * read, and it is stored in the end or the report names it.
   */
  private void concurrentWrites(Plan plan, Outcome outcome) {
    for (StateChange write : history.changesOfOtherClients()) {
      for (FieldName name : write.settings().expressions().keySet()) {
        boolean isPlanned =
            plan.changedFields().stream().anyMatch(it -> it.name().equals(name))
                && history.isKnownToThePlan(write);
        if (!isPlanned) {
          requireNotOverwritten(write, name);
          requireStoredOrReported(write, name, outcome);
        }
      }
    }
  }

  private void requireNotOverwritten(StateChange write, FieldName name) {
    boolean isSeenAndOverwritten =
        history
            .overwriting(write, name)
            .filter(it -> !isLate(it))
            .filter(it -> history.isSeenBefore(it.after(), write, name.object()))
            .isPresent();
    require(!isSeenAndOverwritten, name + " of another client was overwritten after it was read");
  }

  private void requireStoredOrReported(StateChange write, FieldName name, Outcome outcome) {
    Expression value = write.settings().find(name).orElseThrow();
    require(
        !history.lastOfOtherClient(name).equals(Optional.of(write))
            || after.stored().find(name).equals(Optional.of(value))
            || isReported(value, outcome)
            || isUnknowable(write, name, outcome),
        name + ": " + value + " of another client was overwritten, which is not reported");
  }

  private static boolean isReported(Expression value, Outcome outcome) {
    return outcome.problems().stream()
        .anyMatch(it -> (it.message() + it.hint()).contains(value.elseText()));
  }

  /**
   * Whether the answer that showed what was overwritten was lost, which is reported, or too late.
   */
  private boolean isUnknowable(StateChange write, FieldName name, Outcome outcome) {
    Optional<StateChange> overwriting = history.overwriting(write, name);
    boolean isBlind = overwriting.filter(history::isBlind).isPresent();
    boolean isReported =
        isWrittenBlindly() || outcome.stored().get(name.object()) == StoredState.UNKNOWN;
    boolean isLate =
        Stream.concat(overwriting.stream(), history.last(name, Side.STORED).stream())
            .anyMatch(ReportCheck::isLate);
    return isLate || (isBlind && isReported);
  }

  private boolean isWrittenBlindly() {
    return run.text().contains("the values right before it are unknown");
  }

  /** Checks what the server uses; one that restarts uses what it stores, whoever wrote it. */
  private void active(Plan plan, Outcome outcome) {
    boolean noneOurs = plan.changedFields().stream().noneMatch(this::isOurs);
    require(
        outcome.active() != ActivationState.UNKNOWN
            || !noneOurs
            || !history.endsWithoutReload()
            || outcome.stored().containsValue(StoredState.UNKNOWN)
            || happens(Kind.REFUSE)
            || isStopped(),
        "everything was rolled back, but no reload was tried");
    if (outcome.active() == ActivationState.UNTOUCHED) {
      require(!history.changed(Side.ACTIVE), "reported as UNTOUCHED, but active has changed");
    }
    if (run.report().verdict() == Verdict.FAILED) {
      requireAllInactive();
    }
    for (FieldDiff field : plan.changedFields()) {
      if (outcome.active() == ActivationState.RELOADED) {
        requireReloaded(field.name());
      }
      if (outcome.status() == Status.ACTIVE) {
        requireActive(field);
      }
      if (outcome.status() == Status.UNCHANGED) {
        requireInactive(field);
      }
    }
    if (outcome.status() == Status.ACTIVE && !plan.hasChanges()) {
      plan.fields().forEach(this::requireActive);
    }
  }

  /** Exit code 1 means that the server uses what it did before, also of other clients. */
  private void requireAllInactive() {
    require(
        after.active().equals(before.active())
            || run.text().contains("a reload has published everything that is stored")
            || history.started(),
        "it failed with the server unchanged, but a reload has published other edits");
  }

  /** The last reload that was carried out must be one whose answer arrived. */
  private void requireReloaded(FieldName name) {
    Optional<StateChange> last =
        history
            .of(name, Side.ACTIVE)
            .filter(it -> it.cause() == Cause.REQUEST)
            .reduce((earlier, later) -> later);
    require(
        last.isEmpty() || history.wasReloaded(last.get().after()),
        name + " was made active by a reload whose answer was lost");
  }

  private void requireActive(FieldDiff field) {
    Optional<Expression> desired = Optional.of(field.after());
    boolean activatedLater =
        history
            .last(field.name(), Side.ACTIVE)
            .filter(it -> it.cause() == Cause.START || isLate(it))
            .isPresent();
    List<Settings> nodes = isProven() ? after.active() : List.of(after.firstActive());
    for (Settings node : nodes) {
      Optional<Expression> now = node.find(field.name());
      require(
          now.equals(desired) || lagsUnseen() || (activatedLater && isUnseen(field.name())),
          field.name() + " was reported as active, but active is " + now);
    }
  }

  /** Without a greeting a run cannot know that an accepted reload did not reach a node. */
  private boolean lagsUnseen() {
    return happens(Kind.LAGGING) && !isProven();
  }

  private boolean isProven() {
    return !Objects.requireNonNull(run.report().outcome()).proofs().isEmpty();
  }

  private void requireInactive(FieldDiff field) {
    for (int node = 0; node < after.active().size(); node++) {
      Optional<Expression> now = after.active().get(node).find(field.name());
      require(
          !now.equals(Optional.of(field.after()))
              || now.equals(before.active().get(node).find(field.name()))
              || lagsUnseen()
              || history.started(),
          field.name() + " was reported as unchanged, but active is " + now);
    }
  }

  private static boolean isLate(StateChange change) {
    return change.cause() == Cause.LATE_REQUEST;
  }

  private boolean isStopped() {
    return run.text().contains("stopped") || run.text().contains("the credential was refused");
  }

  private boolean happens(Kind kind) {
    return faults.stream().anyMatch(fault -> fault.kind() == kind);
  }

  private void require(boolean isTrue, String otherwise) {
    if (!isTrue) {
      errors.add(otherwise);
    }
  }
}
