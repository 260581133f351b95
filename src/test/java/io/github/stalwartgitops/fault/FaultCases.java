package io.github.stalwartgitops.fault;

import static io.github.stalwartgitops.emulator.RequestKind.ACCOUNT;
import static io.github.stalwartgitops.emulator.RequestKind.GET;
import static io.github.stalwartgitops.emulator.RequestKind.RELOAD;
import static io.github.stalwartgitops.emulator.RequestKind.SET;

import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.emulator.RequestKind;
import io.github.stalwartgitops.fault.Scenario.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The cases of the fault matrix. */
final class FaultCases {
  /** The requests whose answers are lost while another client writes. */
  private static final Map<Scenario, List<Site>> PAIRED =
      Map.of(
          Scenario.APPLY, List.of(site(SET, 1), site(GET, 2), site(RELOAD, 1)),
          Scenario.REFUSED_RELOAD,
              List.of(site(SET, 1), site(GET, 2), site(SET, 2), site(GET, 3), site(RELOAD, 1)),
          Scenario.REFUSED_OBJECT, List.of(site(SET, 1), site(SET, 2)),
          Scenario.TWO_BATCHES, List.of(site(SET, 2)),
          Scenario.ROLLED_BACK, List.of(site(SET, 2), site(RELOAD, 1)));

  private FaultCases() {}

  private static Site site(RequestKind kind, int number) {
    return new Site(kind, number);
  }

  /** Returns a case for each fault at each request. */
  static List<FaultCase> oneFault() {
    List<FaultCase> cases = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      for (Site site : scenario.sites()) {
        FaultVariants.at(site.kind(), site.number())
            .forEach(fault -> cases.add(new FaultCase(scenario, List.of(fault))));
      }
    }
    return cases;
  }

  /** Returns cases in which another client writes or the server restarts, and a fault happens. */
  static List<FaultCase> faultAndEvent() {
    List<FaultCase> cases = new ArrayList<>();
    PAIRED.forEach(
        (scenario, sites) -> {
          for (Site lost : sites) {
            for (Fault event : events(lost)) {
              losses(lost)
                  .forEach(loss -> cases.add(new FaultCase(scenario, List.of(event, loss))));
            }
          }
        });
    cases.addAll(repeatedConcurrentWrites());
    return cases;
  }

  /** Returns events before and after every other request. */
  private static List<Fault> events(Site lost) {
    List<Fault> events = new ArrayList<>();
    for (Site site :
        List.of(
            site(ACCOUNT, 1),
            site(SET, 1),
            site(GET, 2),
            site(SET, 2),
            site(GET, 3),
            site(SET, 3),
            site(RELOAD, 1),
            site(RELOAD, 2))) {
      if (!site.equals(lost)) {
        Fault write = Fault.once(Kind.CONCURRENT_WRITE, site.kind()).during(site.number(), 1);
        events.add(write);
        events.add(write.afterwards());
        events.add(Fault.once(Kind.RESTART, site.kind()).during(site.number(), 1));
      }
    }
    return events;
  }

  private static List<Fault> losses(Site site) {
    RequestKind kind = site.kind();
    if (kind == GET) {
      return Stream.of(
              Fault.once(Kind.STATUS, kind).with("404"),
              Fault.once(Kind.METHOD_ERROR, kind).with("forbidden"))
          .map(loss -> loss.during(site.number(), 1))
          .toList();
    }
    return Stream.of(
            Fault.once(Kind.CLOSE, kind).afterwards(),
            Fault.once(Kind.STATUS, kind),
            Fault.once(Kind.STATUS, kind).with("500").afterwards(),
            Fault.once(Kind.STATUS, kind).with("504").carriedOutAfter(1),
            Fault.once(Kind.METHOD_ERROR, kind).with("forbidden"),
            Fault.once(Kind.SET_ERROR, kind))
        .map(loss -> loss.during(site.number(), 1))
        .toList();
  }

  /** Returns cases in which another client writes again and again during a rollback. */
  private static List<FaultCase> repeatedConcurrentWrites() {
    List<FaultCase> cases = new ArrayList<>();
    for (RequestKind kind : List.of(GET, SET)) {
      for (int rounds = 2; rounds <= 4; rounds++) {
        List<Fault> before = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
          before.add(
              Fault.once(Kind.CONCURRENT_WRITE, kind)
                  .with("MtaStageConnect.hostname='other-" + round + ".example.org'")
                  .during(round + 1, 1));
        }
        List<Fault> after = before.stream().map(Fault::afterwards).toList();
        for (List<Fault> writes : List.of(before, after)) {
          cases.add(new FaultCase(Scenario.REFUSED_RELOAD, writes));
          cases.add(new FaultCase(Scenario.ROLLED_BACK, writes));
        }
      }
    }
    return cases;
  }
}
