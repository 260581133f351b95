package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.emulator.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All ways in which a request can go wrong, without those that have no effect on it. */
final class FaultVariants {
  private static final String ELSEWHERE = "http://127.0.0.1:9/jmap";
  private static final Set<RequestKind> CALLS =
      Set.of(RequestKind.GET, RequestKind.SET, RequestKind.RELOAD);
  private static final List<String> STATUSES =
      List.of(
          "202",
          "204",
          "303",
          "401",
          "403",
          "404",
          "408",
          "429",
          "429/1",
          "429/3600",
          "429/Thu, 01 Jan 1970 00:00:02 GMT",
          "500",
          "502",
          "503",
          "503/2",
          "504");

  /** After these a server, also one behind a proxy, may have carried out the request. */
  private static final List<String> UNCERTAIN_STATUSES =
      List.of("202", "204", "303", "500", "502", "503", "503/2", "504");

  private static final List<String> CALL_ERRORS =
      List.of(
          "serverUnavailable",
          "serverFail",
          "serverPartialFail",
          "unknownMethod",
          "invalidArguments",
          "invalidResultReference",
          "forbidden",
          "accountNotFound",
          "accountNotSupportedByMethod",
          "accountReadOnly",
          "requestTooLarge",
          "stateMismatch");

  private final RequestKind at;
  private final boolean writes;
  private final List<Fault> faults = new ArrayList<>();

  private FaultVariants(RequestKind at) {
    this.at = at;
    this.writes = at == RequestKind.SET || at == RequestKind.RELOAD;
  }

  /** Returns all variants at one request; number 0 is before any request. */
  static List<Fault> at(RequestKind kind, int number) {
    FaultVariants variants = new FaultVariants(kind);
    if (number == 0) {
      variants.refusals();
    } else {
      variants.all();
    }
    return variants.faults.stream().map(fault -> fault.during(number, fault.times())).toList();
  }

  private void all() {
    refusals();
    lostAnswers();
    redirects();
    statuses();
    events();
    if (CALLS.contains(at)) {
      calls();
    }
    if (writes) {
      late();
      refusedObjects();
    }
    if (at == RequestKind.RELOAD) {
      reloads();
    }
  }

  /** Connections are refused, always or for a while. */
  private void refusals() {
    add(Kind.REFUSE, "");
    add(Kind.REFUSE, "1000");
  }

  private void lostAnswers() {
    for (Kind lost :
        List.of(
            Kind.CLOSE,
            Kind.RESET_BEFORE,
            Kind.RESET_DURING,
            Kind.RESET_AFTER,
            Kind.NO_ANSWER,
            Kind.CUT_JSON,
            Kind.GARBLED,
            Kind.NOT_HTTP,
            Kind.HEADER,
            Kind.WRONG_TYPE)) {
      addBoth(lost, "");
    }
    addBoth(Kind.HEADER, "content-length: 99999999999999999999999");
    addBoth(Kind.OVERSIZED, "1100000");
    add(Kind.SLOW, "20");
    faults.add(Fault.once(Kind.SLOW, at).with("1000").afterwards());
    always(Fault.once(Kind.CLOSE, at));
    if (writes) {
      always(Fault.once(Kind.CLOSE, at).afterwards());
    }
  }

  private void redirects() {
    add(Kind.REDIRECT, "/elsewhere");
    addBoth(Kind.REDIRECT, "");
    addBoth(Kind.REDIRECT, ELSEWHERE);
    always(Fault.once(Kind.REDIRECT, at));
  }

  private void statuses() {
    STATUSES.forEach(status -> add(Kind.STATUS, status));
    always(Fault.once(Kind.STATUS, at).with("503"));
    if (writes) {
      UNCERTAIN_STATUSES.forEach(
          status -> faults.add(Fault.once(Kind.STATUS, at).with(status).afterwards()));
    }
  }

  /** Another client writes or the server restarts, before the request and after it. */
  private void events() {
    for (Kind event : List.of(Kind.CONCURRENT_WRITE, Kind.RESTART)) {
      addEvent(event, "");
    }
    add(Kind.CONCURRENT_WRITE, "MtaStageConnect.script='other'");
    for (String mode : List.of("bootstrap", "recovery")) {
      addEvent(Kind.MODE, mode);
    }
  }

  private void calls() {
    CALL_ERRORS.forEach(error -> add(Kind.METHOD_ERROR, error));
    addBoth(Kind.MISSING_ANSWER, "");
    addBoth(Kind.OTHER_ID, "");
    for (String limit : List.of("maxConcurrentRequests", "maxSizeRequest", "maxCallsInRequest")) {
      add(Kind.LIMIT, limit);
    }
    if (writes) {
      faults.add(Fault.once(Kind.METHOD_ERROR, at).with("serverPartialFail").afterwards());
      add(Kind.METHOD_ERROR, "serverFail/get");
      add(Kind.METHOD_ERROR, "forbidden/get");
      faults.add(Fault.once(Kind.MISSING_ANSWER, at).with("get").afterwards());
    }
  }

  /** The request is carried out when nobody waits for its answer any more. */
  private void late() {
    for (int later : List.of(1, 4)) {
      faults.add(Fault.once(Kind.NO_ANSWER, at).carriedOutAfter(later));
      faults.add(Fault.once(Kind.CLOSE, at).carriedOutAfter(later));
      faults.add(Fault.once(Kind.STATUS, at).with("502").carriedOutAfter(later));
      faults.add(Fault.once(Kind.STATUS, at).with("504").carriedOutAfter(later));
    }
  }

  private void refusedObjects() {
    for (String type : List.of("forbidden", "overQuota", "invalidProperties", "rateLimit")) {
      add(Kind.SET_ERROR, type);
    }
  }

  private void reloads() {
    Fault blocked = Fault.once(Kind.BLOCKED, at);
    faults.add(blocked);
    faults.add(blocked.during(1, 2));
    always(blocked);
    for (String lag : List.of("", "1000", "2-connections")) {
      add(Kind.LAGGING, lag);
      add(
          Kind.LAGGING,
          lag.isEmpty() ? FaultyCluster.SECOND_NODE : FaultyCluster.SECOND_NODE + "/" + lag);
    }
  }

  private void add(Kind kind, String argument) {
    faults.add(Fault.once(kind, at).with(argument));
  }

  /** Adds a fault, for a write also with the write carried out. */
  private void addBoth(Kind kind, String argument) {
    add(kind, argument);
    if (writes) {
      faults.add(Fault.once(kind, at).with(argument).afterwards());
    }
  }

  private void addEvent(Kind kind, String argument) {
    add(kind, argument);
    if (CALLS.contains(at)) {
      faults.add(Fault.once(kind, at).with(argument).afterwards());
    }
  }

  private void always(Fault fault) {
    faults.add(fault.during(1, Fault.ALWAYS));
  }
}
