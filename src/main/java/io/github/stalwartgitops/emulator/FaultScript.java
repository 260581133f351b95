package io.github.stalwartgitops.emulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Which request meets which fault. */
final class FaultScript {
  private final List<Waiting> waiting = new ArrayList<>();
  private final History history;
  private final Clock clock;
  private final Accounts accounts;

  /**
   * @param history remembers every request
   * @param clock tells when a request came
   * @param accounts tells who sent it
   */
  FaultScript(History history, Clock clock, Accounts accounts) {
    this.history = history;
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

  /** Forgets all faults and the history, and counts anew for these. */
  synchronized void replace(List<Fault> faults) {
    waiting.clear();
    history.clear();
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
    history.add(record);
    return record;
  }
}
