package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which request meets which fault, and records requests and the changes they make. */
final class FaultHistory {
  private final List<PlannedFault> planned = new ArrayList<>();
  private final List<Received> received = new ArrayList<>();
  private final List<StateChange> changes = new ArrayList<>();

  /** A fault and how many of its requests have come. */
  private static final class PlannedFault {
    private final Fault fault;
    private int seen;

    PlannedFault(Fault fault) {
      this.fault = fault;
    }

    boolean isDue(RequestKind kind) {
      if (!fault.at().covers(kind)) {
        return false;
      }
      seen++;
      return seen >= fault.from() && seen - fault.from() < fault.times();
    }
  }

  /** Forgets everything and plans these faults. */
  synchronized void restart(List<Fault> faults) {
    planned.clear();
    received.clear();
    changes.clear();
    faults.forEach(fault -> planned.add(new PlannedFault(fault)));
  }

  /** Counts a request and returns the first fault that is due for it. */
  synchronized Optional<Fault> next(HttpRequest request, Instant at) {
    RequestKind kind = RequestKind.of(request);
    Fault due = null;
    for (PlannedFault each : planned) {
      if (each.isDue(kind) && due == null) {
        due = each.fault;
      }
    }
    received.add(new Received(at, kind, RequestRecord.line(request), due));
    return Optional.ofNullable(due);
  }

  /** Records the fields that have another value than before. */
  synchronized void changed(
      StateChange.Cause cause, StateChange.Side side, Settings before, Settings after) {
    Map<FieldName, Expression> changed = new LinkedHashMap<>(after.expressions());
    changed.entrySet().removeAll(before.expressions().entrySet());
    if (!changed.isEmpty()) {
      changes.add(new StateChange(cause, side, received.size(), new Settings(changed)));
    }
  }

  /** Returns the requests, oldest first. */
  synchronized List<Received> received() {
    return List.copyOf(received);
  }

  /** Returns the changes, oldest first. */
  synchronized List<StateChange> changes() {
    return List.copyOf(changes);
  }
}
