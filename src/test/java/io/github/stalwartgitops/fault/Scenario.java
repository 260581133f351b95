package io.github.stalwartgitops.fault;

import static io.github.stalwartgitops.emulator.RequestKind.ACCOUNT;
import static io.github.stalwartgitops.emulator.RequestKind.ANY;
import static io.github.stalwartgitops.emulator.RequestKind.GET;
import static io.github.stalwartgitops.emulator.RequestKind.OTHER;
import static io.github.stalwartgitops.emulator.RequestKind.RELOAD;
import static io.github.stalwartgitops.emulator.RequestKind.SESSION;
import static io.github.stalwartgitops.emulator.RequestKind.SET;

import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.RequestKind;
import java.util.List;

/** A run, and the requests at which faults happen. */
enum Scenario {
  PLAN(site(ANY, 0), site(GET, 1)),
  APPLY(site(ANY, 0), site(GET, 1), site(ACCOUNT, 1), site(SET, 1), site(RELOAD, 1)),
  /** Nothing is at the usual path, so that the client reads the session to find the API. */
  DISCOVERED(site(SESSION, 1), site(SESSION, 2), site(GET, 2)),
  /** The catalog comes from the server. */
  LIVE_SCHEMA(site(OTHER, 1), site(OTHER, 2)),
  /** A plan that was made before. */
  SAVED_PLAN(site(GET, 1), site(SET, 1)),
  /** The desired settings are stored already, and a reload makes them active. */
  RELOADED_ONLY(site(GET, 1), site(RELOAD, 1)),
  /** The settings are stored without a reload. */
  NEVER_RELOADED(site(SET, 1)),
  /** The reload is always refused, and what is stored is kept. */
  KEPT_STORED(site(RELOAD, 2)),
  /** The reload is always refused, so that everything is rolled back. */
  REFUSED_RELOAD(site(RELOAD, 2), site(GET, 2), site(SET, 2)),
  /** One object of several is refused, so that the others are rolled back. */
  REFUSED_OBJECT(site(SET, 1), site(GET, 2), site(SET, 2)),
  /** There are more objects than fit one write. */
  TWO_BATCHES(site(SET, 2), site(RELOAD, 1)),
  /** The greetings of two nodes prove the outcome. */
  PROVED(site(RELOAD, 1), site(GET, 2)),
  /** The reload makes nothing active, which only the greetings show. */
  ROLLED_BACK(site(GET, 2), site(GET, 3), site(SET, 2), site(RELOAD, 2), site(GET, 4)),
  /** The second node fails its reload silently, which only its greeting shows. */
  ROLLED_BACK_ON_ONE_NODE(site(RELOAD, 2), site(GET, 4));

  /**
   * A request of a run.
   *
   * @param number its number among the requests of its kind, from 1; 0 is before any
   */
  record Site(RequestKind kind, int number) {
    @Override
    public String toString() {
      return number == 0 ? "before any request" : kind + " " + number;
    }
  }

  private final List<Site> sites;

  Scenario(Site... sites) {
    this.sites = List.of(sites);
  }

  private static Site site(RequestKind kind, int number) {
    return new Site(kind, number);
  }

  List<Site> sites() {
    return sites;
  }

  boolean isPlan() {
    return this == PLAN;
  }

  boolean isProbed() {
    return this == PROVED || this == ROLLED_BACK || this == ROLLED_BACK_ON_ONE_NODE;
  }

  /** Returns whether the server already stores the desired settings, but does not use them. */
  boolean isStoredAlready() {
    return this == RELOADED_ONLY;
  }

  /** Returns whether the run writes an audit file; not every one does, because disks are slow. */
  boolean isAudited() {
    return this == APPLY;
  }

  boolean keepsStored() {
    return this == KEPT_STORED;
  }

  ReloadMode reload() {
    return switch (this) {
      case RELOADED_ONLY -> ReloadMode.ALWAYS;
      case NEVER_RELOADED -> ReloadMode.NEVER;
      default -> ReloadMode.AUTO;
    };
  }

  /** Returns the faults of the scenario itself. */
  List<Fault> faults() {
    Fault blocked = Fault.once(Fault.Kind.BLOCKED, RELOAD).during(1, Fault.ALWAYS);
    return switch (this) {
      case DISCOVERED -> List.of(Fault.once(Fault.Kind.STATUS, GET).with("404"));
      case REFUSED_RELOAD, KEPT_STORED -> List.of(blocked);
      case REFUSED_OBJECT ->
          List.of(
              Fault.once(Fault.Kind.SET_ERROR, SET)
                  .with("overQuota/" + DesiredSettings.REFUSED)
                  .during(1, Fault.ALWAYS));
      case ROLLED_BACK -> List.of(Fault.once(Fault.Kind.LAGGING, RELOAD));
      case ROLLED_BACK_ON_ONE_NODE ->
          List.of(Fault.once(Fault.Kind.LAGGING, RELOAD).with(FaultyCluster.SECOND_NODE));
      default -> List.of();
    };
  }
}
