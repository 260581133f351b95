package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.apply.Activity;
import io.github.stalwartgitops.apply.Held;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.emulator.RequestKind;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Account;
import io.github.stalwartgitops.reconcile.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what a run told with what its server really held before and holds after it. */
final class Truth {
  private final List<Fault> faults;
  private final Snapshot before;
  private final Snapshot after;
  private final Account account;
  private final List<String> lies = new ArrayList<>();

  private Truth(List<Fault> faults, Snapshot before, Snapshot after, Account account) {
    this.faults = faults;
    this.before = before;
    this.after = after;
    this.account = account;
  }

  /**
   * What is not as it was told; empty for a true account.
   *
   * @param faults what went wrong
   */
  static List<String> lies(List<Fault> faults, Snapshot before, Snapshot after, Account account) {
    Truth truth = new Truth(faults, before, after, account);
    truth.check();
    return truth.lies;
  }

  private void check() {
    boolean error =
        Stream.concat(
                account.problems().stream(),
                Stream.ofNullable(account.outcome()).flatMap(it -> it.problems().stream()))
            .anyMatch(Problem::isError);
    claim(account.verdict() != Verdict.FAILED || error, "it failed without saying why");
    Outcome outcome = account.outcome();
    if (outcome == null) {
      nothingWasSent();
      return;
    }
    Plan plan = account.plan().plan();
    plan.changedFields().forEach(field -> stored(field, outcome));
    status(plan, outcome);
    active(plan, outcome);
  }

  private void nothingWasSent() {
    claim(without(after.stored()).equals(without(before.stored())), "nothing was sent, but stored");
    claim(
        happens(Kind.RESTART)
            || happens(Kind.MODE)
            || without(after.active()).equals(without(before.active())),
        "nothing was sent, but active");
  }

  /** What no rival has written: a rival's settings are not what the run answers for. */
  private Settings without(Settings settings) {
    Settings rivals = rivals();
    return new Settings(
        settings.expressions().entrySet().stream()
            .filter(entry -> rivals.find(entry.getKey()).isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private void stored(FieldDiff field, Outcome outcome) {
    FieldName name = field.name();
    Held held = outcome.stored().get(name.object());
    Optional<Expression> now = after.stored().find(name);
    boolean former =
        now.equals(before.stored().find(name)) || isRivals(name, now) || now.equals(former(field));
    boolean wanted = now.equals(Optional.of(field.after())) || isLateRivals(name, now);
    claim(
        switch (held) {
          case FORMER -> former;
          case WANTED -> wanted;
          case PARTLY, OTHER, UNKNOWN -> true;
        },
        name + " was told to hold the " + held + " value, it holds " + now);
  }

  private static Optional<Expression> former(FieldDiff field) {
    return Optional.of(field.before());
  }

  private void status(Plan plan, Outcome outcome) {
    boolean allWanted = outcome.stored().values().stream().allMatch(Held.WANTED::equals);
    boolean noneOurs =
        outcome.stored().values().stream()
            .noneMatch(it -> it == Held.WANTED || it == Held.PARTLY || it == Held.UNKNOWN);
    claim(
        switch (outcome.status()) {
          case NOTHING_TO_DO -> !plan.hasChanges();
          case ACTIVE -> allWanted && outcome.active() == Activity.RELOADED;
          case NOT_PROVEN, STORED -> allWanted;
          case UNCHANGED -> noneOurs && outcome.active() != Activity.UNKNOWN;
          case UNCERTAIN -> !outcome.problems().isEmpty() && hasReason(outcome);
        },
        "the status " + outcome.status() + " does not fit " + outcome);
    if (outcome.status() != Status.ACTIVE && outcome.status() != Status.NOTHING_TO_DO) {
      claim(
          account.verdict().isFailure(), "it ended in " + outcome.status() + ", but as a success");
    }
  }

  /** Uncertain is what is not known, not what was not asked. */
  private boolean hasReason(Outcome outcome) {
    boolean lateWrite = happens(Kind.LATE) || happens(Kind.NO_ANSWER) || happens(Kind.STATUS);
    boolean mixed = outcome.stored().values().stream().anyMatch(it -> it != Held.FORMER);
    boolean unproven = !outcome.proofs().isEmpty();
    boolean lostWrite = faults.stream().anyMatch(it -> it.at() == RequestKind.SET);
    return mixed || lateWrite || lostWrite || unproven || outcome.active() == Activity.UNKNOWN;
  }

  private void active(Plan plan, Outcome outcome) {
    if (happens(Kind.RESTART) || happens(Kind.MODE)) {
      return; // a server that starts anew makes active what it stores, whoever wrote it
    }
    for (FieldDiff field : plan.changedFields()) {
      FieldName name = field.name();
      Optional<Expression> now = after.active().find(name);
      boolean asBefore = now.equals(before.active().find(name)) || isRivals(name, now);
      boolean isWanted = now.equals(Optional.of(field.after()));
      claim(
          switch (outcome.active()) {
            case UNTOUCHED -> asBefore;
            case RELOADED ->
                happens(Kind.LAGGING) || isWanted || asBefore || now.equals(former(field));
            case UNKNOWN -> true;
          },
          name + ": active is told to be " + outcome.active() + ", it is " + now);
      claim(
          outcome.status() != Status.ACTIVE || isWanted || lagsUnseen(outcome),
          name + " is told to be active, but active is " + now);
      claim(
          outcome.status() != Status.UNCHANGED || asBefore || now.equals(former(field)),
          name + " is told to be as it was, but active is " + now);
    }
  }

  /** Without a greeting nobody can know that an accepted reload did nothing. */
  private boolean lagsUnseen(Outcome outcome) {
    return happens(Kind.LAGGING) && outcome.proofs().isEmpty();
  }

  private boolean happens(Kind kind) {
    return faults.stream().anyMatch(fault -> fault.kind() == kind);
  }

  private Settings rivals() {
    Settings all = Settings.empty();
    for (Fault fault : faults) {
      if (fault.kind() == Kind.RIVAL) {
        all = all.with(Rival.settings(fault));
      }
    }
    return all;
  }

  private boolean isRivals(FieldName name, Optional<Expression> now) {
    return rivals().find(name).isPresent() && rivals().find(name).equals(now);
  }

  /** What a rival writes after the last look of a run can only be seen by the next one. */
  private boolean isLateRivals(FieldName name, Optional<Expression> now) {
    return isRivals(name, now)
        && faults.stream()
            .filter(it -> it.kind() == Kind.RIVAL)
            .anyMatch(it -> it.carriedOut() || it.at() == RequestKind.GET);
  }

  private void claim(boolean isTrue, String otherwise) {
    if (!isTrue) {
      lies.add(otherwise);
    }
  }
}
