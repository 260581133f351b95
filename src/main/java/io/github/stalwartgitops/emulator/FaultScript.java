package io.github.stalwartgitops.emulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which request meets which fault. */
final class FaultScript {
  private final List<Waiting> waiting = new ArrayList<>();
  private final History history;
  private final Clock clock;

  /**
   * @param history remembers every request
   * @param clock tells when a request came
   */
  FaultScript(History history, Clock clock) {
    this.history = history;
    this.clock = clock;
  }

  private static final class Waiting {
    private final Fault fault;
    private int seen;

    Waiting(Fault fault) {
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

  /** Forgets all faults and the history, and counts anew for these. */
  synchronized void replace(List<Fault> faults) {
    waiting.clear();
    history.clear();
    faults.forEach(fault -> waiting.add(new Waiting(fault)));
  }

  /** Counts a request; the first fault that is due for it, or null. */
  synchronized @Nullable Fault next(HttpRequest request) {
    RequestKind kind = RequestKind.of(request);
    Fault due = null;
    for (Waiting each : waiting) {
      if (each.isDue(kind) && due == null) {
        due = each.fault;
      }
    }
    history.add(new Received(clock.instant(), kind, RequestLine.of(request), due));
    return due;
  }
}
