package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.emulator.RequestKind;
import java.util.ArrayList;
import java.util.List;

/** Every way in which a request can go wrong. */
final class Variants {
  private static final List<String> STATUSES =
      List.of(
          "401",
          "403",
          "404",
          "408",
          "429",
          "429/1",
          "429/3600",
          "500",
          "502",
          "503",
          "503/2",
          "504");
  private static final List<String> CALL_ERRORS =
      List.of(
          "serverUnavailable",
          "serverFail",
          "serverPartialFail",
          "unknownMethod",
          "invalidArguments",
          "forbidden",
          "accountNotFound",
          "accountReadOnly",
          "requestTooLarge",
          "stateMismatch");

  private Variants() {}

  /** All of them, at one request. */
  static List<Fault> at(RequestKind kind, int number) {
    List<Fault> faults = new ArrayList<>();
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
            Kind.OVERSIZED,
            Kind.WRONG_TYPE,
            Kind.MISSING_ANSWER,
            Kind.OTHER_ID)) {
      Fault fault =
          lost == Kind.OVERSIZED ? Fault.once(lost, kind).with("1100000") : Fault.once(lost, kind);
      faults.add(fault);
      faults.add(fault.afterwards());
    }
    faults.add(Fault.once(Kind.REFUSE, kind));
    faults.add(Fault.once(Kind.SLOW, kind).with("20"));
    faults.add(Fault.once(Kind.LATE, kind));
    faults.add(Fault.once(Kind.LATE, kind).with("4"));
    for (String target : List.of("", "/elsewhere", "http://127.0.0.1:9/jmap")) {
      faults.add(Fault.once(Kind.REDIRECT, kind).with(target));
    }
    faults.add(Fault.once(Kind.REDIRECT, kind).during(1, Fault.FOR_EVER));
    for (String status : STATUSES) {
      faults.add(Fault.once(Kind.STATUS, kind).with(status));
    }
    for (String gateway : List.of("500", "502", "503", "504")) {
      faults.add(Fault.once(Kind.STATUS, kind).with(gateway).afterwards());
    }
    for (String limit : List.of("maxConcurrentRequests", "maxSizeRequest", "maxCallsInRequest")) {
      faults.add(Fault.once(Kind.LIMIT, kind).with(limit));
    }
    for (String error : CALL_ERRORS) {
      faults.add(Fault.once(Kind.METHOD_ERROR, kind).with(error));
    }
    faults.add(Fault.once(Kind.METHOD_ERROR, kind).with("serverPartialFail").afterwards());
    faults.add(Fault.once(Kind.CLOSE, kind).during(1, Fault.FOR_EVER));
    faults.add(Fault.once(Kind.CLOSE, kind).during(1, Fault.FOR_EVER).afterwards());
    faults.add(Fault.once(Kind.STATUS, kind).with("503").during(1, Fault.FOR_EVER));
    faults.add(Fault.once(Kind.BLOCKED, kind));
    faults.add(Fault.once(Kind.BLOCKED, kind).during(1, 2));
    faults.add(Fault.once(Kind.BLOCKED, kind).during(1, Fault.FOR_EVER));
    faults.add(Fault.once(Kind.LAGGING, kind));
    for (Kind event : List.of(Kind.RIVAL, Kind.RESTART)) {
      faults.add(Fault.once(event, kind));
      faults.add(Fault.once(event, kind).afterwards());
    }
    faults.add(Fault.once(Kind.RIVAL, kind).with("MtaStageConnect.script='rivals'"));
    for (String mode : List.of("bootstrap", "recovery")) {
      faults.add(Fault.once(Kind.MODE, kind).with(mode));
      faults.add(Fault.once(Kind.MODE, kind).with(mode).afterwards());
    }
    return faults.stream().map(fault -> fault.during(number, fault.times())).toList();
  }
}
