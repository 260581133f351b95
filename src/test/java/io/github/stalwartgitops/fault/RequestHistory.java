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

/**
 * How a run went, as its server saw it.
 *
 * @param received the requests in their order
 * @param changes what the server stored and made active, in that order
 */
record RequestHistory(List<Received> received, List<StateChange> changes) {
  /** After these the client has no answer, or none that it can use. */
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

  /** How often a fault happened. */
  long faults() {
    return received.stream().filter(request -> request.fault() != null).count();
  }

  /** Whether this fault happened. */
  boolean met(Fault fault) {
    return fault.from() == 0 || received.stream().anyMatch(it -> fault.equals(it.fault()));
  }

  /** The changes of a field on one side. */
  Stream<StateChange> of(FieldName name, Side side) {
    return changes.stream().filter(it -> it.side() == side && it.settings().find(name).isPresent());
  }

  /** The last change of a field on one side. */
  Optional<StateChange> last(FieldName name, Side side) {
    return of(name, side).reduce((earlier, later) -> later);
  }

  /** What somebody else stored. */
  List<StateChange> changesOfRivals() {
    return changes.stream()
        .filter(it -> it.side() == Side.STORED && it.cause() == Cause.OTHER_CLIENT)
        .toList();
  }

  /** What somebody else stored last in a field. */
  Optional<StateChange> lastOfRival(FieldName name) {
    return of(name, Side.STORED)
        .filter(it -> it.cause() == Cause.OTHER_CLIENT)
        .reduce((earlier, later) -> later);
  }

  /** Whether a request changed anything on a side. */
  boolean changed(Side side) {
    return changes.stream().anyMatch(it -> it.side() == side && it.isOfRequest());
  }

  /** Whether the last write was followed by no reload. */
  boolean endsWithoutReload() {
    return received.stream()
        .map(Received::kind)
        .filter(it -> it == RequestKind.SET || it == RequestKind.RELOAD)
        .reduce((earlier, later) -> later)
        .filter(it -> it == RequestKind.SET)
        .isPresent();
  }

  /** Whether the server started anew and made something active. */
  boolean started() {
    return changes.stream().anyMatch(it -> it.side() == Side.ACTIVE && it.cause() == Cause.START);
  }

  /** The first request that changed a field after somebody else did. */
  Optional<StateChange> overwriting(StateChange rival, FieldName name) {
    return of(name, Side.STORED)
        .dropWhile(it -> it != rival)
        .filter(StateChange::isOfRequest)
        .findFirst();
  }

  /** Whether the plan was made from an answer that shows the change already. */
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

  /** Whether the run read an object after the change and got an answer. */
  boolean isSeen(StateChange change, String object) {
    return isSeenBefore(received.size() + 1, change, object);
  }

  /** Whether it did before a request. */
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

  /** Whether the server answers no reads, for it was started to be set up. */
  private boolean isBootstrapping(int number) {
    return received.stream()
        .limit(number)
        .map(Received::fault)
        .filter(Objects::nonNull)
        .anyMatch(it -> it.kind() == Fault.Kind.MODE && it.argument().equals("bootstrap"));
  }

  /** Whether the change was made by a request without a usable answer, or by a belated one. */
  boolean isBlind(StateChange change) {
    return change.after() == 0
        || isBelated(change)
        || losesAnswer(received.get(change.after() - 1));
  }

  private static boolean isBelated(StateChange change) {
    return change.cause() == Cause.LATE_REQUEST;
  }

  /** Whether a reload was accepted, to the client's knowledge, from a request on. */
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

  /** Events come before the reading and writing of their request, or after it. */
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
