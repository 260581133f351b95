package io.github.stalwartgitops.emulator;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Which request meets which fault; remembers the last requests. */
final class FaultScript {
  private static final int REMEMBERED = 1_000;

  private final List<Waiting> waiting = new ArrayList<>();
  private final Deque<RequestRecord> records = new ArrayDeque<>();

  private final Clock clock;
  private final Accounts accounts;

  /**
   * @param clock tells when a request came
   * @param accounts tells who sent it
   */
  FaultScript(Clock clock, Accounts accounts) {
    this.clock = clock;
    this.accounts = accounts;
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
    records.clear();
    faults.forEach(fault -> waiting.add(new Waiting(fault)));
  }

  /** Counts a request; its record has the first fault that is due for it. */
  synchronized RequestRecord next(HttpRequest request) {
    RequestKind kind = RequestKind.of(request);
    Fault due = null;
    for (Waiting each : waiting) {
      if (each.isDue(kind) && due == null) {
        due = each.fault;
      }
    }
    String account = accounts.find(request.header("authorization")).map(Account::name).orElse(null);
    RequestRecord record =
        new RequestRecord(
            new Received(clock.instant(), kind, account, RequestLine.of(request), due, 0));
    records.addLast(record);
    if (records.size() > REMEMBERED) {
      records.removeFirst();
    }
    return record;
  }

  /** The last requests, oldest first. */
  synchronized List<Received> received() {
    return records.stream().map(RequestRecord::received).toList();
  }
}
