package io.github.stalwartgitops.fault;

import static io.github.stalwartgitops.emulator.RequestKind.ACCOUNT;
import static io.github.stalwartgitops.emulator.RequestKind.GET;
import static io.github.stalwartgitops.emulator.RequestKind.RELOAD;
import static io.github.stalwartgitops.emulator.RequestKind.SET;

import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.RequestKind;
import java.util.List;

/** A run and its requests at which something may go wrong. */
enum Scenario {
  PLAN(false, site(GET, 1)),
  APPLY(false, site(GET, 1), site(ACCOUNT, 1), site(SET, 1), site(RELOAD, 1)),
  /** The reload is refused to the end, so that everything is put back. */
  REFUSED_RELOAD(false, site(RELOAD, 2), site(GET, 2), site(SET, 2), site(GET, 3)),
  /** More objects than one write takes. */
  TWO_BATCHES(false, site(SET, 2), site(RELOAD, 1)),
  /** The greeting proves the outcome. */
  PROVED(true, site(RELOAD, 1), site(GET, 2)),
  /** The reload makes nothing active, which only the greeting tells. */
  ROLLED_BACK(true, site(GET, 2), site(GET, 3), site(SET, 2), site(RELOAD, 2), site(GET, 5));

  /**
   * A request of a run.
   *
   * @param kind what it is for
   * @param number which one of its kind, from 1
   */
  record Site(RequestKind kind, int number) {
    @Override
    public String toString() {
      return kind + " " + number;
    }
  }

  private final boolean probed;
  private final List<Site> sites;

  Scenario(boolean probed, Site... sites) {
    this.probed = probed;
    this.sites = List.of(sites);
  }

  private static Site site(RequestKind kind, int number) {
    return new Site(kind, number);
  }

  List<Site> sites() {
    return sites;
  }

  boolean isProbed() {
    return probed;
  }

  boolean isPlan() {
    return this == PLAN;
  }

  /** What goes wrong anyway. */
  List<Fault> standing() {
    return switch (this) {
      case REFUSED_RELOAD ->
          List.of(Fault.once(Fault.Kind.BLOCKED, RELOAD).during(1, Fault.FOR_EVER));
      case ROLLED_BACK -> List.of(Fault.once(Fault.Kind.LAGGING, RELOAD));
      default -> List.of();
    };
  }
}
