package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.jmap.RetryBudget;
import io.github.stalwartgitops.jmap.RetryPolicy;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.ReloadAnswer;
import io.github.stalwartgitops.server.StalwartServer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One apply of one plan, step by step. */
final class Transaction {
  private final Plan plan;
  private final StalwartServer server;
  private final ApplyOptions options;
  private final GreetingVerifier verifier;
  private final RetryPolicy retries;
  private final StopSignal stop;
  private final Journal journal;

  /** What the changed fields hold afterwards. */
  private final Settings desired;

  /** What the changed fields held right before they were written, as far as it is known. */
  private Settings previous;

  /** The values among those that another client wrote after the plan was made. */
  private Settings concurrent = Settings.empty();

  Transaction(
      Plan plan,
      StalwartServer server,
      ApplyOptions options,
      GreetingVerifier verifier,
      RetryPolicy retries,
      StopSignal stop,
      Journal journal) {
    this.plan = plan;
    this.server = server;
    this.options = options;
    this.verifier = verifier;
    this.retries = retries;
    this.stop = stop;
    this.journal = journal;
    Set<FieldName> changed = plan.changedNames();
    this.desired = plan.after().only(changed::contains);
    this.previous = plan.before().only(changed::contains);
  }

  Outcome run() {
    if (!plan.hasChanges()) {
      return options.reload() == ReloadMode.ALWAYS ? reloadOnly() : prove(Status.NOTHING_TO_DO);
    }
    RetryBudget budget = budget();
    for (List<String> objects : Batches.of(plan.changedObjects(), server.maxObjectsPerWrite())) {
      if (stop.isRequested()) {
        return stopped();
      }
      if (!write(objects, budget)) {
        return rollBack();
      }
    }
    if (options.reload() == ReloadMode.NEVER) {
      journal.addStep("reload", "skipped, as requested");
      return keepStored();
    }
    if (stop.isRequested()) {
      return stopped();
    }
    Optional<ReloadAnswer> reloaded = reload(plan.changedObjects(), budget());
    if (reloaded.isPresent()) {
      return readBackAndProve(reloaded.get());
    }
    if (stop.isRequested()) {
      reportStop();
    }
    if (options.keepStored()) {
      journal.addStep("rollback", "skipped, as requested: the changes stay stored");
      return keepStored();
    }
    // What is stored but not active must not stay: the next run would find no difference.
    return rollBack();
  }

  /** Makes active what is stored already. */
  private Outcome reloadOnly() {
    if (stop.isRequested()) {
      return stopped();
    }
    Optional<ReloadAnswer> reloaded = reload(plan.objects(), budget());
    if (reloaded.isPresent()) {
      return readBackAndProve(reloaded.get());
    }
    return journal.finish(
        journal.active() == ActivationState.UNTOUCHED ? Status.UNCHANGED : Status.UNCERTAIN);
  }

  /** Writes some objects; false if they do not all hold the desired values now. */
  private boolean write(List<String> objects, RetryBudget budget) {
    journal.showProgress("writing " + String.join(", ", objects));
    BatchWriter.Result result =
        new BatchWriter(server, budget)
            .write(
                plan.before().only(name -> objects.contains(name.object())),
                plan.after().only(name -> objects.contains(name.object())));
    // A rollback restores what was there right before the write, not what the plan saw.
    concurrent = concurrent.with(result.overwritten().only(name -> desired.has(name)));
    previous = previous.with(concurrent);
    report(result);
    return result.isComplete();
  }

  private void report(BatchWriter.Result result) {
    result
        .stored()
        .forEach(
            (object, state) -> {
              journal.setStored(object, state);
              journal.addStep(
                  object,
                  switch (state) {
                    case DESIRED -> "written";
                    case PREVIOUS -> "not written";
                    case PARTIAL -> "written, then partly overwritten by another client";
                    case OTHER -> "holds values of another client";
                    case UNKNOWN -> "possibly written: " + Refusal.noUsableAnswer(result.failure());
                  });
            });
    if (result.pendingReason() != null) {
      journal.setPendingWrite(result.pendingReason());
    }
    journal.reportBlindWrites(result.blind());
    if (result.failure() != null) {
      journal.addProblem(result.failure().problem());
    }
    result
        .refusals()
        .forEach((object, refusal) -> journal.addProblem(Refusal.problem(object, refusal, plan)));
    if (!result.overwritten().isEmpty()) {
      journal.addProblem(
          Problem.error(
              "another client changed "
                  + result.overwritten().names().stream()
                      .map(FieldName::toString)
                      .collect(Collectors.joining(", "))
                  + " since the plan was made",
              "Review the change, then apply again."));
    }
  }

  private Optional<ReloadAnswer> reload(Collection<String> objects, RetryBudget budget) {
    return new Activation(server, budget, journal).reload(objects);
  }

  private Outcome readBackAndProve(ReloadAnswer answer) {
    return new ReadBack(server, journal).isEqual(plan, answer)
        ? prove(Status.ACTIVE)
        : journal.finish(Status.UNCERTAIN);
  }

  /** Ends with stored changes that are not active. */
  private Outcome keepStored() {
    if (options.probe().isRequested()) {
      journal.addStep("greeting", "not read: the changes are not active");
    }
    return journal.finish(Status.STORED);
  }

  /** Ends with the success, if the requested greetings prove it. */
  private Outcome prove(Status success) {
    if (!options.probe().isRequested()) {
      return journal.finish(success);
    }
    if (stop.isRequested()) {
      journal.addStep("greeting", "not read: the apply was stopped");
      return journal.finish(Status.NOT_PROVEN);
    }
    Settings written = plan.hasChanges() ? desired : Settings.empty();
    List<Proof> proofs =
        verify(
            new GreetingVerifier.Change(
                plan.after(),
                plan.hasChanges() ? previous : Settings.empty(),
                "the previous settings",
                StoredState.PARTIAL));
    journal.addProofs(proofs);
    if (options.probe().rollbackOnContradiction()
        && proofs.stream().anyMatch(proof -> proof.result() == Proof.Result.CONTRADICTED)) {
      return rollBackContradicted(written);
    }
    Status status = allProven(proofs) ? success : Status.NOT_PROVEN;
    if (status == Status.NOT_PROVEN) {
      reportStopWhileProving();
    }
    // While the greetings were read another client may have written.
    boolean overwritten =
        journal.anyStored(StoredState.OTHER) || journal.anyStored(StoredState.PARTIAL);
    return journal.finish(overwritten ? Status.UNCERTAIN : status);
  }

  private List<Proof> verify(GreetingVerifier.Change change) {
    return verifier.verify(
        options.probe().addresses(), change, retries.budget(options.probe().budget()));
  }

  private static boolean allProven(List<Proof> proofs) {
    return proofs.stream().allMatch(proof -> proof.result() == Proof.Result.PROVEN);
  }

  /** Rolls back active changes: unlike others, they need a reload and a proof of their own. */
  private Outcome rollBackContradicted(Settings written) {
    if (written.isEmpty()) {
      journal.addStep("rollback", "nothing to roll back: nothing was written");
      reportStopWhileProving();
      return journal.finish(Status.NOT_PROVEN);
    }
    RetryBudget budget = budget();
    new Rollback(server, budget, journal).run(desired, previous, Settings.empty());
    boolean reloaded =
        journal.anyStored(StoredState.PREVIOUS) && reload(Set.of(), budget).isPresent();
    if (!reloaded || !journal.allStored(StoredState.PREVIOUS)) {
      return journal.finish(Status.UNCERTAIN);
    }
    boolean proven =
        allProven(
            verify(
                new GreetingVerifier.Change(
                    previous, desired, "the new settings", StoredState.OTHER)));
    return journal.finish(
        proven && journal.allStored(StoredState.PREVIOUS) ? Status.UNCHANGED : Status.UNCERTAIN);
  }

  /** Rolls back changes that are not active, or perhaps are. */
  private Outcome rollBack() {
    RetryBudget budget = budget();
    new Rollback(server, budget, journal).run(desired, previous, concurrent);
    boolean rolledBack = journal.affectedObjects().isEmpty();
    if (rolledBack && journal.active() == ActivationState.UNKNOWN) {
      // A reload whose answer was lost may have published what is rolled back now.
      Optional<ReloadAnswer> unused = reload(Set.of(), budget);
    }
    boolean asBefore = rolledBack && journal.active() != ActivationState.UNKNOWN;
    return journal.finish(asBefore ? Status.UNCHANGED : Status.UNCERTAIN);
  }

  private Outcome stopped() {
    reportStop();
    return rollBack();
  }

  private void reportStop() {
    boolean untouched = journal.affectedObjects().isEmpty();
    journal.addProblem(
        Problem.error(
            untouched
                ? "stopped before anything was written"
                : "stopped before the changes were active",
            "Apply again to continue."));
  }

  private void reportStopWhileProving() {
    if (stop.isRequested()) {
      journal.addProblem(
          Problem.warning(
              "stopped before the time for reading greetings was over",
              "Apply again to read them again."));
    }
  }

  private RetryBudget budget() {
    return retries.budget(options.budget());
  }
}
