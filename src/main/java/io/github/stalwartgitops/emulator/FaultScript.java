package io.github.stalwartgitops.emulator;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which request meets which fault; remembers the last requests. */
final class FaultScript {
  private static final int REMEMBERED = 1_000;

  private final List<Waiting> waiting = new ArrayList<>();
  private final Deque<Received> received = new ArrayDeque<>();

  private final Clock clock;

  /**
   * @param clock tells when a request came
   */
  FaultScript(Clock clock) {
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

  /** Forgets all faults and requests, and counts anew for these. */
  synchronized void replace(List<Fault> faults) {
    waiting.clear();
    received.clear();
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
    received.addLast(new Received(clock.instant(), kind, RequestLine.of(request), due));
    if (received.size() > REMEMBERED) {
      received.removeFirst();
    }
    return due;
  }

  /** The last requests, oldest first. */
  synchronized List<Received> received() {
    return List.copyOf(received);
  }
}
