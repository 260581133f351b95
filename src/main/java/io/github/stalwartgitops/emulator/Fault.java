package io.github.stalwartgitops.emulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that an {@link Emulator} does wrong on purpose at some of its requests.
 *
 * @param kind what it does
 * @param argument how, see the kind; empty for its usual way
 * @param at the requests that count
 * @param from at which of them it begins, the first is 1
 * @param times at how many of them it happens, {@link #FOR_EVER} for all
 * @param carriedOut whether the request is carried out although its answer is not what it should
 *     be; for a rival, a restart and a mode, whether they come after the request instead of before
 */
public record Fault(
    Kind kind, String argument, RequestKind at, int from, int times, boolean carriedOut) {
  /** As {@code times}: at every request from the first on. */
  public static final int FOR_EVER = Integer.MAX_VALUE;

  /** What can go wrong. */
  public enum Kind {
    /** The request is answered; then nothing listens, for so many milliseconds or until told. */
    REFUSE(""),
    /** The connection is closed without an answer. */
    CLOSE(""),
    /** The connection is reset before the answer. */
    RESET_BEFORE(""),
    /** The connection is reset in the middle of the answer's body. */
    RESET_DURING(""),
    /** The connection is reset right after the answer, which may still arrive. */
    RESET_AFTER(""),
    /** No answer comes, and the connection stays. */
    NO_ANSWER(""),
    /** The answer comes after so many milliseconds. */
    SLOW("1000"),
    /** No answer comes, and the request is carried out after so many later ones. */
    LATE("1"),
    /** The answer's JSON is only half there. */
    CUT_JSON(""),
    /** The answer is no JSON but says so. */
    GARBLED(""),
    /** The answer is no HTTP. */
    NOT_HTTP("220 mx.example.org ESMTP"),
    /** The answer has so many bytes. */
    OVERSIZED("40000000"),
    /** The answer is a web page. */
    WRONG_TYPE(""),
    /** The client is sent on to this address, or to where it is. */
    REDIRECT(""),
    /** This HTTP status, and after a slash the seconds of {@code Retry-After}. */
    STATUS("503"),
    /** The request is over this limit (RFC 8620, 3.6.1). */
    LIMIT("maxConcurrentRequests"),
    /** Every call that counts gets this error (RFC 8620, 3.6.2). */
    METHOD_ERROR("serverFail"),
    /** The first call that counts is not answered. */
    MISSING_ANSWER(""),
    /** The first call that counts is answered under another id. */
    OTHER_ID("c999"),
    /** This object refuses the reload. */
    BLOCKED("SpamPyzor"),
    /** A reload is accepted, but makes nothing active. */
    LAGGING(""),
    /** Somebody else stores {@code Object.field=text}, an expression without rules. */
    RIVAL("MtaStageConnect.hostname='rival.example.org'"),
    /** The server starts anew: what it stores is active. */
    RESTART(""),
    /** The server starts anew in this mode. */
    MODE("recovery");

    private final String usual;

    Kind(String usual) {
      this.usual = usual;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The same with the kind's usual argument in place of an empty one. */
  public Fault {
    argument = argument.isEmpty() ? kind.usual : argument;
    check(kind, argument);
    if (from < 1 || times < 1) {
      throw new IllegalArgumentException("a fault happens from 1 on, and at least once");
    }
  }

  /** A fault at the first request of a kind, which is not carried out. */
  public static Fault once(Kind kind, RequestKind at) {
    return new Fault(kind, "", at, 1, 1, false);
  }

  /** The same done in another way. */
  public Fault with(String newArgument) {
    return new Fault(kind, newArgument, at, from, times, carriedOut);
  }

  /** The same at other requests of its kind. */
  public Fault during(int newFrom, int newTimes) {
    return new Fault(kind, argument, at, newFrom, newTimes, carriedOut);
  }

  /** The same after the request was carried out. */
  public Fault afterwards() {
    return new Fault(kind, argument, at, from, times, true);
  }

  /**
   * Reads the form of the command line, {@code
   * KIND[=ARGUMENT][,at=KIND][,from=N][,times=N|for-ever][,carried-out]}; names may be written in
   * lower case with dashes.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote it
   */
  public static Fault parse(String text) {
    String[] parts = text.split(",", -1);
    Kind kind = constant(Kind.class, before(parts[0]));
    Fault fault = new Fault(kind, after(parts[0]), RequestKind.ANY, 1, 1, false);
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      fault = fault.withPart(part);
    }
    return fault;
  }

  private Fault withPart(String part) {
    String value = after(part);
    return switch (before(part)) {
      case "at" ->
          new Fault(kind, argument, constant(RequestKind.class, value), from, times, carriedOut);
      case "from" -> during(number(value), times);
      case "times" -> during(from, value.equals("for-ever") ? FOR_EVER : number(value));
      case "carried-out" -> afterwards();
      default ->
          throw new IllegalArgumentException(
              "\"" + part + "\" is no part of a fault; write at=, from=, times= or carried-out");
    };
  }

  private static void check(Kind kind, String argument) {
    boolean fits =
        switch (kind) {
          case SLOW, LATE, OVERSIZED -> argument.matches("\\d{1,8}");
          case REFUSE -> argument.matches("\\d{0,8}");
          case STATUS -> argument.matches("[2-5]\\d\\d(/\\d{1,9})?");
          case RIVAL -> argument.matches("\\w+\\.\\w+=.+");
          case MODE ->
              Arrays.stream(Mode.values()).anyMatch(it -> it.name().equalsIgnoreCase(argument));
          default -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "\"" + argument + "\" does not say how to " + kind.word() + ", write " + kind.usual);
    }
  }

  private static String before(String part) {
    int equals = part.indexOf('=');
    return equals < 0 ? part : part.substring(0, equals);
  }

  private static String after(String part) {
    return part.substring(Math.min(part.length(), before(part).length() + 1));
  }

  private static int number(String text) {
    if (text.matches("[1-9]\\d{0,8}")) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("\"" + text + "\" is not a number from 1 on");
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    Optional<E> found =
        Arrays.stream(type.getEnumConstants())
            .filter(it -> it.name().equalsIgnoreCase(text.replace('-', '_')))
            .findFirst();
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                "\""
                    + text
                    + "\" is none of "
                    + Arrays.stream(type.getEnumConstants())
                        .map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "))));
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return kind.word()
        + (argument.isEmpty() ? "" : "=" + argument)
        + (at == RequestKind.ANY ? "" : ",at=" + at.name().toLowerCase(Locale.ROOT))
        + (from == 1 ? "" : ",from=" + from)
        + (times == 1 ? "" : ",times=" + (times == FOR_EVER ? "for-ever" : times))
        + (carriedOut ? ",carried-out" : "");
  }
}
