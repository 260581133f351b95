package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.emulator.Received;
import io.github.stalwartgitops.emulator.RequestKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds requests that must not have been sent, or not so soon. */
final class Repeats {
  private static final int MOST_REQUESTS = 80;

  /** What will be the same again: who asks once more only makes it worse. */
  private static final Set<Kind> FINAL =
      Set.of(
          Kind.CUT_JSON,
          Kind.GARBLED,
          Kind.NOT_HTTP,
          Kind.HEADER,
          Kind.OVERSIZED,
          Kind.WRONG_TYPE,
          Kind.REDIRECT,
          Kind.MISSING_ANSWER,
          Kind.OTHER_ID);

  private static final Set<String> FINAL_STATUSES =
      Set.of("202", "204", "303", "401", "403", "404", "500");

  /** By these a request is surely turned away. */
  private static final Set<String> NOTHING_DONE = Set.of("401", "403", "404", "408", "429");

  /** After these a write may have been carried out. */
  private static final Set<Kind> UNKNOWN =
      Set.of(
          Kind.CLOSE,
          Kind.RESET_BEFORE,
          Kind.RESET_DURING,
          Kind.NO_ANSWER,
          Kind.CUT_JSON,
          Kind.GARBLED,
          Kind.NOT_HTTP,
          Kind.HEADER,
          Kind.OVERSIZED,
          Kind.WRONG_TYPE,
          Kind.REDIRECT,
          Kind.MISSING_ANSWER,
          Kind.OTHER_ID);

  private Repeats() {}

  /** What was sent although it must not be; empty if all is well. */
  static List<String> of(List<Received> received) {
    List<String> wrong = new ArrayList<>();
    if (received.size() > MOST_REQUESTS) {
      wrong.add(received.size() + " requests");
    }
    boolean written = false;
    for (int i = 0; i + 1 < received.size(); i++) {
      Received now = received.get(i);
      Received next = received.get(i + 1);
      written |= now.kind() == RequestKind.SET || now.kind() == RequestKind.RELOAD;
      Fault fault = now.fault();
      if (fault == null) {
        continue;
      }
      addIf(status(fault).equals("401"), next.kind() + " after a refused credential", wrong);
      boolean again = next.kind() == now.kind();
      // After a write, reads follow each other for different reasons: to look, put back and prove.
      boolean sameReason = !written || now.kind() != RequestKind.GET;
      addIf(
          again && isFinal(fault) && !isFollowed(now) && sameReason,
          now.kind() + " was repeated after " + fault,
          wrong);
      addIf(
          again && now.kind() == RequestKind.SET && isUnknown(fault),
          "a write was repeated without a look, after " + fault,
          wrong);
      addIf(
          again && now.kind() == RequestKind.SET && isRefusal(fault),
          "a refused write was repeated, after " + fault,
          wrong);
      if (sameReason) {
        waits(received.subList(i, received.size()), wrong);
      }
    }
    return wrong;
  }

  /** A server that asks to wait is not asked the same before, be it after a look. */
  private static void waits(List<Received> received, List<String> wrong) {
    Received now = received.get(0);
    Instant earliest = earliest(now);
    received.stream()
        .skip(1)
        .limit(2)
        .filter(it -> it.line().equals(now.line()))
        .findFirst()
        .filter(it -> it.at().isBefore(earliest))
        .ifPresent(
            it ->
                wrong.add(
                    "%s came %s after %s"
                        .formatted(it.kind(), Duration.between(now.at(), it.at()), now.fault())));
  }

  /** When a request may be tried again. */
  private static Instant earliest(Received received) {
    Fault fault = received.fault();
    if (fault == null || fault.kind() != Kind.STATUS || !fault.argument().contains("/")) {
      return received.at();
    }
    String after = fault.argument().substring(fault.argument().indexOf('/') + 1);
    try {
      return ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return received.at().plusSeconds(Long.parseLong(after));
    }
  }

  private static boolean isFinal(Fault fault) {
    return FINAL.contains(fault.kind()) || FINAL_STATUSES.contains(status(fault));
  }

  private static boolean isUnknown(Fault fault) {
    return fault.kind() == Kind.STATUS
        ? !NOTHING_DONE.contains(status(fault))
        : UNKNOWN.contains(fault.kind()) && !fault.argument().equals("get");
  }

  private static boolean isRefusal(Fault fault) {
    return fault.kind() == Kind.SET_ERROR
        || (fault.kind() == Kind.METHOD_ERROR && !fault.argument().endsWith("/get"));
  }

  /** Documents are looked for where a redirect within the origin points to. */
  private static boolean isFollowed(Received received) {
    return switch (received.kind()) {
      case SESSION, ACCOUNT, OTHER -> true;
      default -> false;
    };
  }

  /** The status of a fault that is one, or nothing. */
  private static String status(Fault fault) {
    return fault.kind() == Kind.STATUS ? fault.argument().substring(0, 3) : "";
  }

  private static void addIf(boolean condition, String sentence, List<String> wrong) {
    if (condition) {
      wrong.add(sentence);
    }
  }
}
