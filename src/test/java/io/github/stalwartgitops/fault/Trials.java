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

/** The trials of the matrix. */
final class Trials {
  /** The requests whose answers are lost where somebody else writes as well. */
  private static final Map<Scenario, List<Site>> PAIRED =
      Map.of(
          Scenario.APPLY, List.of(site(SET, 1), site(GET, 2), site(RELOAD, 1)),
          Scenario.REFUSED_RELOAD,
              List.of(site(SET, 1), site(GET, 2), site(SET, 2), site(GET, 3), site(RELOAD, 1)),
          Scenario.REFUSED_OBJECT, List.of(site(SET, 1), site(SET, 2)),
          Scenario.TWO_BATCHES, List.of(site(SET, 2)),
          Scenario.ROLLED_BACK, List.of(site(SET, 2), site(RELOAD, 1)));

  private Trials() {}

  private static Site site(RequestKind kind, int number) {
    return new Site(kind, number);
  }

  /** Each fault at each request. */
  static List<Trial> singles() {
    List<Trial> trials = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      for (Site site : scenario.sites()) {
        Variants.at(site.kind(), site.number())
            .forEach(fault -> trials.add(new Trial(scenario, List.of(fault))));
      }
    }
    return trials;
  }

  /** Somebody else writes, or the server starts anew, and something else goes wrong as well. */
  static List<Trial> pairs() {
    List<Trial> trials = new ArrayList<>();
    PAIRED.forEach(
        (scenario, sites) -> {
          for (Site lost : sites) {
            for (Fault event : events(lost)) {
              losses(lost).forEach(loss -> trials.add(new Trial(scenario, List.of(event, loss))));
            }
          }
        });
    trials.addAll(persistentRivals());
    return trials;
  }

  /** Before and after every other request. */
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
        Fault rival = Fault.once(Kind.CONCURRENT_WRITE, site.kind()).during(site.number(), 1);
        events.add(rival);
        events.add(rival.afterwards());
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

  /** He writes again and again while what was written is put back. */
  private static List<Trial> persistentRivals() {
    List<Trial> trials = new ArrayList<>();
    for (RequestKind kind : List.of(GET, SET)) {
      for (int rounds = 2; rounds <= 4; rounds++) {
        List<Fault> before = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
          before.add(
              Fault.once(Kind.CONCURRENT_WRITE, kind)
                  .with("MtaStageConnect.hostname='rival-" + round + ".example.org'")
                  .during(round + 1, 1));
        }
        List<Fault> after = before.stream().map(Fault::afterwards).toList();
        for (List<Fault> rivals : List.of(before, after)) {
          trials.add(new Trial(Scenario.REFUSED_RELOAD, rivals));
          trials.add(new Trial(Scenario.ROLLED_BACK, rivals));
        }
      }
    }
    return trials;
  }
}
