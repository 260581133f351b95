package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.jmap.RetryBudget;
import io.github.stalwartgitops.jmap.RetryPolicy;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.ReloadAnswer;
import io.github.stalwartgitops.server.StalwartServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Carries a plan out as a transaction: write, reload, read back and, if asked for, prove by
 * greetings; and put back what could not be made active, so that the next run does not mistake it
 * for done.
 */
public final class Apply {
  private final StalwartServer server;
  private final ApplyOptions options;
  private final Prover prover;
  private final RetryPolicy retries;
  private final StopSignal stop;
  private final Consumer<String> progress;

  /**
   * @param prover reads the greetings that the options ask for
   * @param retries how writes and reloads are tried again
   * @param stop lets the transaction end before its next step: what is written but not active is
   *     put back then
   * @param progress hears what is being done from then on, such as {@code reloading}
   */
  public Apply(
      StalwartServer server,
      ApplyOptions options,
      Prover prover,
      RetryPolicy retries,
      StopSignal stop,
      Consumer<String> progress) {
    this.server = server;
    this.options = options;
    this.prover = prover;
    this.retries = retries;
    this.stop = stop;
    this.progress = progress;
  }

  /**
   * Carries out a plan that was just made; the outcome tells what is stored and active after it. An
   * interrupt of this thread is taken as a told {@link StopSignal}.
   */
  public Outcome carryOut(Plan plan) {
    Journal journal = new Journal(plan.changedObjects(), progress);
    return UninterruptibleExecution.run(() -> toTheEnd(plan, journal), stop::tell);
  }

  /** What nobody foresaw must not hide that something may be changed. */
  private Outcome toTheEnd(Plan plan, Journal journal) {
    try {
      return transaction(plan, journal);
    } catch (RuntimeException | Error unforeseen) {
      plan.changedObjects().forEach(object -> journal.holds(object, StoredState.UNKNOWN));
      journal.active(ActivationState.UNKNOWN);
      journal.problem(
          Problem.error(
              "this program failed in the middle of its work: " + unforeseen,
              "Plan again to see what the server stores. It is a mistake of this program: please"
                  + " report it, with what --debug prints."));
      StringWriter trace = new StringWriter();
      unforeseen.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().forEach(retries.listener()::debug);
      return journal.end(Status.UNCERTAIN);
    }
  }

  private Outcome transaction(Plan plan, Journal journal) {
    if (!plan.hasChanges()) {
      return options.reload() == ReloadMode.ALWAYS
          ? reloadOnly(plan, journal)
          : proven(plan, Settings.empty(), Settings.empty(), Status.NOTHING_TO_DO, journal);
    }
    Settings changed = Batches.only(plan.after(), names(plan.changedFields())::contains);
    Settings former = Batches.only(plan.before(), names(plan.changedFields())::contains);
    Settings rivals = Settings.empty();
    RetryBudget budget = retries.budget(options.budget());
    for (List<String> objects :
        Batches.of(plan.changedObjects(), StalwartServer.MAX_OBJECTS_PER_WRITE)) {
      if (tellStop(journal)) {
        return putBack(changed, former, rivals, journal);
      }
      journal.begins("writing " + String.join(", ", objects));
      BatchWriter.Batch batch =
          new BatchWriter(server, budget)
              .write(of(plan.before(), objects), of(plan.after(), objects));
      rivals =
          rivals.with(Batches.only(batch.overwritten(), names(plan.changedFields())::contains));
      former = former.with(rivals);
      tell(batch, plan, journal);
      if (!batch.isWhole()) {
        return putBack(changed, former, rivals, journal);
      }
    }
    if (options.reload() == ReloadMode.NEVER) {
      journal.step("reload", "left out, as asked");
      return stored(journal);
    }
    if (tellStop(journal)) {
      return putBack(changed, former, rivals, journal);
    }
    Optional<ReloadAnswer> reloaded =
        new Activation(server, retries.budget(options.budget()), journal)
            .reload(plan.changedObjects());
    if (reloaded.isPresent()) {
      return new ReadBack(server, journal).isEqual(plan, reloaded.get())
          ? proven(plan, changed, former, Status.ACTIVE, journal)
          : journal.end(Status.UNCERTAIN);
    }
    tellStop(journal);
    if (options.keepStored()) {
      journal.step("put back", "left out, as asked: the changes stay stored");
      return stored(journal);
    }
    return putBack(changed, former, rivals, journal);
  }

  /** Tells a stop, once; true if there is one. */
  private boolean tellStop(Journal journal) {
    if (!stop.isTold()) {
      return false;
    }
    boolean untouched = journal.touched().isEmpty();
    journal.problem(
        Problem.error(
            untouched
                ? "stopped before anything was written"
                : "stopped before the changes were active",
            "Apply again to go on."));
    return true;
  }

  private Outcome reloadOnly(Plan plan, Journal journal) {
    if (tellStop(journal)) {
      return journal.end(Status.UNCHANGED);
    }
    Optional<ReloadAnswer> reloaded =
        new Activation(server, retries.budget(options.budget()), journal).reload(plan.objects());
    if (reloaded.isPresent()) {
      return new ReadBack(server, journal).isEqual(plan, reloaded.get())
          ? proven(plan, Settings.empty(), Settings.empty(), Status.ACTIVE, journal)
          : journal.end(Status.UNCERTAIN);
    }
    return journal.end(
        journal.active() == ActivationState.UNTOUCHED ? Status.UNCHANGED : Status.UNCERTAIN);
  }

  private Outcome stored(Journal journal) {
    if (options.probing().isAskedFor()) {
      journal.step("greeting", "not read: nothing made the changes active");
    }
    return journal.end(Status.STORED);
  }

  private Outcome proven(
      Plan plan, Settings changed, Settings former, Status otherwise, Journal journal) {
    if (!options.probing().isAskedFor()) {
      return journal.end(otherwise);
    }
    if (stop.isTold()) {
      journal.step("greeting", "not read: stopped before");
      return journal.end(Status.NOT_PROVEN);
    }
    Status status =
        new FinalProof(server, options, prover, retries, journal)
            .prove(plan.after(), changed, former);
    if (status == Status.NOT_PROVEN && stop.isTold()) {
      journal.problem(
          Problem.warning(
              "stopped before the greetings had all the time they may take",
              "Apply again to read them once more."));
    }
    return journal.end(status == Status.ACTIVE ? otherwise : status);
  }

  private static void tell(BatchWriter.Batch batch, Plan plan, Journal journal) {
    batch
        .held()
        .forEach(
            (object, held) -> {
              journal.holds(object, held);
              journal.step(
                  object,
                  switch (held) {
                    case WANTED -> "written";
                    case FORMER -> "not written";
                    case PARTLY -> "written, and in part overwritten by somebody else";
                    case OTHER -> "holds what somebody else wrote";
                    case UNKNOWN -> "perhaps written, no answer";
                  });
            });
    if (batch.mayStillArrive()) {
      journal.writeMayStillArrive();
    }
    journal.wroteBlindly(batch.blind());
    if (batch.failure() != null) {
      journal.problem(batch.failure().problem());
    }
    batch
        .refusals()
        .forEach((object, result) -> journal.problem(Refusal.problem(object, result, plan)));
    if (!batch.overwritten().expressions().isEmpty()) {
      journal.problem(
          Problem.error(
              "somebody else changed "
                  + list(batch.overwritten().expressions().keySet())
                  + " since the plan was made",
              "Look at what was changed and apply again."));
    }
  }

  private Outcome putBack(Settings changed, Settings former, Settings rivals, Journal journal) {
    RetryBudget budget = retries.budget(options.budget());
    new Rollback(server, budget, journal).run(changed, former, rivals);
    boolean oursIsGone = journal.touched().isEmpty();
    if (oursIsGone && journal.active() == ActivationState.UNKNOWN) {
      // A reload whose answer was lost may have published what is now put back.
      new Activation(server, budget, journal).reload(Set.of());
    }
    boolean asBefore = oursIsGone && journal.active() != ActivationState.UNKNOWN;
    return journal.end(asBefore ? Status.UNCHANGED : Status.UNCERTAIN);
  }

  private static Settings of(Settings settings, List<String> objects) {
    return Batches.only(settings, name -> objects.contains(name.object()));
  }

  private static Set<FieldName> names(List<FieldDiff> fields) {
    return fields.stream().map(FieldDiff::name).collect(Collectors.toSet());
  }

  private static String list(Set<FieldName> names) {
    return names.stream().map(FieldName::toString).collect(Collectors.joining(", "));
  }
}
