package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.FaultyEmulator;
import io.github.stalwartgitops.emulator.Received;
import io.github.stalwartgitops.emulator.RequestKind;
import io.github.stalwartgitops.emulator.StateChange;
import io.github.stalwartgitops.emulator.StateChange.Cause;
import io.github.stalwartgitops.emulator.StateChange.Side;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The requests of a run and the changes on its server, both in their order. */
record RequestHistory(List<Received> received, List<StateChange> changes) {
  /** After these the client has no usable answer. */
  private static final Set<Fault.Kind> LOSES_ANSWER =
      Set.of(
          Fault.Kind.CLOSE,
          Fault.Kind.RESET_BEFORE,
          Fault.Kind.RESET_DURING,
          Fault.Kind.RESET_AFTER,
          Fault.Kind.NO_ANSWER,
          Fault.Kind.CUT_JSON,
          Fault.Kind.GARBLED,
          Fault.Kind.NOT_HTTP,
          Fault.Kind.HEADER,
          Fault.Kind.OVERSIZED,
          Fault.Kind.WRONG_TYPE,
          Fault.Kind.REDIRECT,
          Fault.Kind.STATUS,
          Fault.Kind.LIMIT,
          Fault.Kind.METHOD_ERROR,
          Fault.Kind.MISSING_ANSWER,
          Fault.Kind.OTHER_ID);

  RequestHistory {
    received = List.copyOf(received);
    changes = List.copyOf(changes);
  }

  static RequestHistory of(FaultyEmulator emulator) {
    return new RequestHistory(emulator.received(), emulator.changes());
  }

  /** Returns how often a fault happened. */
  long faults() {
    return received.stream().filter(request -> request.fault() != null).count();
  }

  /** Returns whether this fault happened. */
  boolean happened(Fault fault) {
    return fault.from() == 0 || received.stream().anyMatch(it -> fault.equals(it.fault()));
  }

  /** Returns the changes of a field on one side. */
  Stream<StateChange> of(FieldName name, Side side) {
    return changes.stream().filter(it -> it.side() == side && it.settings().find(name).isPresent());
  }

  /** Returns the last change of a field on one side. */
  Optional<StateChange> last(FieldName name, Side side) {
    return of(name, side).reduce((earlier, later) -> later);
  }

  /** Returns what other clients stored. */
  List<StateChange> changesOfOtherClients() {
    return changes.stream()
        .filter(it -> it.side() == Side.STORED && it.cause() == Cause.OTHER_CLIENT)
        .toList();
  }

  /** Returns what another client stored last in a field. */
  Optional<StateChange> lastOfOtherClient(FieldName name) {
    return of(name, Side.STORED)
        .filter(it -> it.cause() == Cause.OTHER_CLIENT)
        .reduce((earlier, later) -> later);
  }

  /** Returns whether a request changed anything on a side. */
  boolean changed(Side side) {
    return changes.stream().anyMatch(it -> it.side() == side && it.isOfRequest());
  }

  /** Returns whether no reload followed the last write. */
  boolean endsWithoutReload() {
    return received.stream()
        .map(Received::kind)
        .filter(it -> it == RequestKind.SET || it == RequestKind.RELOAD)
        .reduce((earlier, later) -> later)
        .filter(it -> it == RequestKind.SET)
        .isPresent();
  }

  /** Returns whether a start of the server made something active. */
  boolean started() {
    return changes.stream().anyMatch(it -> it.side() == Side.ACTIVE && it.cause() == Cause.START);
  }

  /** Returns the first request that changed a field after a write of another client. */
  Optional<StateChange> overwriting(StateChange write, FieldName name) {
    return of(name, Side.STORED)
        .dropWhile(it -> it != write)
        .filter(StateChange::isOfRequest)
        .findFirst();
  }

  /** Returns whether the plan was made from an answer that shows the change. */
  boolean isKnownToThePlan(StateChange change) {
    int planned = 0;
    for (int number = 1; number <= received.size(); number++) {
      RequestKind kind = received.get(number - 1).kind();
      if (kind == RequestKind.ACCOUNT || kind == RequestKind.SET || kind == RequestKind.RELOAD) {
        break;
      }
      planned = kind == RequestKind.GET ? number : planned;
    }
    return isShownBy(planned, change);
  }

  /** Returns whether the run read an object after the change. */
  boolean isSeen(StateChange change, String object) {
    return isSeenBefore(received.size() + 1, change, object);
  }

  /** Returns whether the run read an object after the change and before a request. */
  boolean isSeenBefore(int later, StateChange change, String object) {
    for (int number = Math.max(1, change.after()); number < later; number++) {
      Received request = received.get(number - 1);
      if (isShownBy(number, change)
          && !isBootstrapping(number)
          && !losesAnswer(request)
          && request.line().contains(" " + object + "/get")) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the server is in bootstrap mode, in which it answers no reads. */
  private boolean isBootstrapping(int number) {
    return received.stream()
        .limit(number)
        .map(Received::fault)
        .filter(Objects::nonNull)
        .anyMatch(it -> it.kind() == Fault.Kind.MODE && it.argument().equals("bootstrap"));
  }

  /** Returns whether a request without a usable answer, or a late one, made the change. */
  boolean isBlind(StateChange change) {
    return change.after() == 0 || isLate(change) || losesAnswer(received.get(change.after() - 1));
  }

  private static boolean isLate(StateChange change) {
    return change.cause() == Cause.LATE_REQUEST;
  }

  /** Returns whether the client knows of an accepted reload from a request on. */
  boolean wasReloaded(int from) {
    return received.stream()
        .skip(Math.max(0, from - 1))
        .anyMatch(it -> it.kind() == RequestKind.RELOAD && isAccepted(it.fault()));
  }

  private static boolean isAccepted(@Nullable Fault fault) {
    return fault == null
        || switch (fault.kind()) {
          case SLOW, LAGGING, CONCURRENT_WRITE, RESTART, MODE, REFUSE, RESET_AFTER -> true;
          case METHOD_ERROR, MISSING_ANSWER -> fault.argument().endsWith("get");
          default -> false;
        };
  }

  /** Events happen before their request is carried out, or after it. */
  private boolean isShownBy(int number, StateChange change) {
    if (change.after() != number) {
      return change.after() < number;
    }
    Fault fault = number == 0 ? null : received.get(number - 1).fault();
    return !change.isOfRequest() && fault != null && !fault.isCarriedOutAtOnce();
  }

  private static boolean losesAnswer(Received request) {
    Fault fault = request.fault();
    return fault != null
        && (LOSES_ANSWER.contains(fault.kind())
            || (fault.kind() == Fault.Kind.SLOW && fault.isCarriedOutAtOnce()));
  }
}
