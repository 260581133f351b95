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
import java.util.stream.Stream;

/** Finds requests that must not be sent, or not so soon. */
final class RepeatCheck {
  private static final int MAX_REQUESTS = 80;

  /** After these the same request would have the same answer. */
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

  /** With these a request was certainly not carried out. */
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

  private RepeatCheck() {}

  /** Returns the requests that must not have been sent. */
  static List<String> errors(List<Received> received) {
    List<String> errors = new ArrayList<>();
    if (received.size() > MAX_REQUESTS) {
      errors.add(received.size() + " requests");
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
      addIf(status(fault).equals("401"), next.kind() + " after a refused credential", errors);
      boolean again = next.kind() == now.kind();
      // After a write, reads follow each other for different reasons: rollback, read back, proof.
      boolean sameReason = !written || now.kind() != RequestKind.GET;
      addIf(
          again && isFinal(fault) && !isFollowed(now) && sameReason,
          now.kind() + " was repeated after " + fault,
          errors);
      addIf(
          again && now.kind() == RequestKind.SET && isUnknown(fault),
          "a write was repeated without a read, after " + fault,
          errors);
      addIf(
          now.kind() == RequestKind.SET && isRefusal(fault) && writesSame(now, next),
          "a refused write was repeated, after " + fault,
          errors);
      if (sameReason) {
        waits(received.subList(i, received.size()), errors);
      }
    }
    return errors;
  }

  /** A request must not be repeated before the time that the server asked for. */
  private static void waits(List<Received> received, List<String> errors) {
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
                errors.add(
                    "%s came %s after %s"
                        .formatted(it.kind(), Duration.between(now.at(), it.at()), now.fault())));
  }

  /** Returns when a request may be repeated. */
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

  /** Whether two requests write the same object. */
  private static boolean writesSame(Received one, Received other) {
    List<String> methods = List.of(other.line().split(" "));
    return Stream.of(one.line().split(" "))
        .anyMatch(method -> method.endsWith("/set") && methods.contains(method));
  }

  private static boolean isRefusal(Fault fault) {
    return fault.kind() == Kind.SET_ERROR
        || (fault.kind() == Kind.METHOD_ERROR && !fault.argument().endsWith("/get"));
  }

  /** Returns whether redirects within the origin are followed. */
  private static boolean isFollowed(Received received) {
    return switch (received.kind()) {
      case SESSION, ACCOUNT, OTHER -> true;
      default -> false;
    };
  }

  /** Returns the status code of a fault of that kind, or an empty text. */
  private static String status(Fault fault) {
    return fault.kind() == Kind.STATUS ? fault.argument().substring(0, 3) : "";
  }

  private static void addIf(boolean condition, String sentence, List<String> errors) {
    if (condition) {
      errors.add(sentence);
    }
  }
}
