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

/** A run and its requests at which something may go wrong. */
enum Scenario {
  PLAN(site(ANY, 0), site(GET, 1)),
  APPLY(site(ANY, 0), site(GET, 1), site(ACCOUNT, 1), site(SET, 1), site(RELOAD, 1)),
  /** Nothing is at the usual path, so that the session is asked for another one. */
  DISCOVERED(site(SESSION, 1), site(SESSION, 2), site(GET, 2)),
  /** The catalog comes from the server. */
  LIVE_SCHEMA(site(OTHER, 1), site(OTHER, 2)),
  /** A plan that was made before. */
  SAVED_PLAN(site(GET, 1), site(SET, 1)),
  /** Stored is what is wanted, and a reload shall make it active. */
  RELOADED_ONLY(site(GET, 1), site(RELOAD, 1)),
  /** Nothing is to make active what is stored. */
  NEVER_RELOADED(site(SET, 1)),
  /** The reload is refused to the end, and what is stored is kept. */
  KEPT_STORED(site(RELOAD, 2)),
  /** The reload is refused to the end, so that everything is put back. */
  REFUSED_RELOAD(site(RELOAD, 2), site(GET, 2), site(SET, 2)),
  /** One object of several is refused, so that the others are put back. */
  REFUSED_OBJECT(site(SET, 1), site(GET, 2), site(SET, 2)),
  /** More objects than one write takes. */
  TWO_BATCHES(site(SET, 2), site(RELOAD, 1)),
  /** The greetings of two nodes prove the outcome. */
  PROVED(site(RELOAD, 1), site(GET, 2)),
  /** The reload makes nothing active, which only the greetings tell. */
  ROLLED_BACK(site(GET, 2), site(GET, 3), site(SET, 2), site(RELOAD, 2), site(GET, 4)),
  /** The second node fails its reload silently, which only its greeting tells. */
  ROLLED_BACK_ON_ONE_NODE(site(RELOAD, 2), site(GET, 4));

  /**
   * A request of a run.
   *
   * @param kind what it is for
   * @param number which one of its kind, from 1; 0 is before any
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

  /** Whether the server stores already what is wanted, but does not use it. */
  boolean isStoredAlready() {
    return this == RELOADED_ONLY;
  }

  /** Whether the run leaves a record, which costs the time of a disk. */
  boolean isRecorded() {
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

  /** What goes wrong anyway. */
  List<Fault> standing() {
    Fault blocked = Fault.once(Fault.Kind.BLOCKED, RELOAD).during(1, Fault.ALWAYS);
    return switch (this) {
      case DISCOVERED -> List.of(Fault.once(Fault.Kind.STATUS, GET).with("404"));
      case REFUSED_RELOAD, KEPT_STORED -> List.of(blocked);
      case REFUSED_OBJECT ->
          List.of(
              Fault.once(Fault.Kind.SET_ERROR, SET)
                  .with("overQuota/" + DesiredValues.REFUSED)
                  .during(1, Fault.ALWAYS));
      case ROLLED_BACK -> List.of(Fault.once(Fault.Kind.LAGGING, RELOAD));
      case ROLLED_BACK_ON_ONE_NODE ->
          List.of(Fault.once(Fault.Kind.LAGGING, RELOAD).with(FaultyServer.SECOND_NODE));
      default -> List.of();
    };
  }
}
