package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.emulator.Received;
import io.github.stalwartgitops.emulator.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds requests that must not have been sent. */
final class Repeats {
  private static final int MOST_REQUESTS = 80;

  /** What will be the same again: who asks once more only makes it worse. */
  private static final Set<Kind> FINAL =
      Set.of(
          Kind.CUT_JSON,
          Kind.GARBLED,
          Kind.NOT_HTTP,
          Kind.OVERSIZED,
          Kind.WRONG_TYPE,
          Kind.REDIRECT,
          Kind.MISSING_ANSWER,
          Kind.OTHER_ID);

  private static final Set<String> FINAL_STATUSES = Set.of("403", "404", "500");

  /** After these a write may have been carried out. */
  private static final Set<Kind> UNKNOWN =
      Set.of(
          Kind.CLOSE,
          Kind.RESET_BEFORE,
          Kind.RESET_DURING,
          Kind.NO_ANSWER,
          Kind.LATE,
          Kind.CUT_JSON,
          Kind.GARBLED,
          Kind.NOT_HTTP,
          Kind.OVERSIZED,
          Kind.WRONG_TYPE);

  private Repeats() {}

  /**
   * What was sent although it must not be; empty if all is well.
   *
   * @param rolledBack whether reads follow each other for different reasons: the proof's, and that
   *     of putting back
   */
  static List<String> of(List<Received> received, boolean rolledBack) {
    List<String> wrong = new ArrayList<>();
    if (received.size() > MOST_REQUESTS) {
      wrong.add(received.size() + " requests");
    }
    for (int i = 0; i + 1 < received.size(); i++) {
      Received now = received.get(i);
      Received next = received.get(i + 1);
      Fault fault = now.fault();
      if (fault == null) {
        continue;
      }
      if (isStatus(fault, Set.of("401"))) {
        wrong.add(next.kind() + " after a refused credential");
      }
      boolean isFinal = FINAL.contains(fault.kind()) || isStatus(fault, FINAL_STATUSES);
      if (isFinal
          && next.kind() == now.kind()
          && !isFollowed(now)
          && !(rolledBack && now.kind() == RequestKind.GET)) {
        wrong.add(now.kind() + " was repeated after " + fault);
      }
      if (now.kind() == RequestKind.SET
          && next.kind() == RequestKind.SET
          && UNKNOWN.contains(fault.kind())) {
        wrong.add("a write was repeated without a look, after " + fault);
      }
      if (now.kind() == RequestKind.SET
          && next.kind() == RequestKind.SET
          && fault.kind() == Kind.METHOD_ERROR) {
        wrong.add("a refused write was repeated, after " + fault);
      }
    }
    return wrong;
  }

  /** Documents are looked for where a redirect within the origin points to. */
  private static boolean isFollowed(Received received) {
    return received.kind() == RequestKind.SESSION || received.kind() == RequestKind.ACCOUNT;
  }

  private static boolean isStatus(Fault fault, Set<String> statuses) {
    return fault.kind() == Kind.STATUS && statuses.contains(fault.argument());
  }
}
