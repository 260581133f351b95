package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something that an {@link Emulator} does wrong on purpose at some of its requests.
 *
 * @param kind what it does
 * @param argument how, see the kind; empty for its usual way
 * @param at the requests that count; any are those that the kind is for
 * @param from at which of them it begins, the first is 1; a refusal may begin at 0, before any
 * @param times at how many of them it happens, {@link #FOR_EVER} for all
 * @param carriedOut after how many later requests the request is carried out although its answer is
 *     not what it should be: 0 for at once, {@link #NEVER} for not at all; of a rival, a restart
 *     and a mode 0 says that they come after the request instead of before
 */
public record Fault(
    Kind kind, String argument, RequestKind at, int from, int times, int carriedOut) {
  /** As {@code times}: at every request from the first on. */
  public static final int FOR_EVER = Integer.MAX_VALUE;

  /** As {@code carriedOut}: not at all. */
  public static final int NEVER = -1;

  /** What can go wrong. */
  public enum Kind {
    /** The request is answered; then nothing listens, for so many milliseconds or until told. */
    REFUSE(Part.NOTHING, ""),
    /** The connection is closed without an answer. */
    CLOSE(Part.ANSWER, ""),
    /** The connection is reset before the answer. */
    RESET_BEFORE(Part.ANSWER, ""),
    /** The connection is reset in the middle of the answer's body. */
    RESET_DURING(Part.ANSWER, ""),
    /** The connection is reset right after the answer, which may still arrive. */
    RESET_AFTER(Part.ANSWER, ""),
    /** No answer comes, and the connection stays. */
    NO_ANSWER(Part.ANSWER, ""),
    /** The request waits for so many milliseconds; where it is carried out, its answer does. */
    SLOW(Part.TIME, "1000"),
    /** The answer's JSON is only half there. */
    CUT_JSON(Part.ANSWER, ""),
    /** The answer is no JSON but says so. */
    GARBLED(Part.ANSWER, ""),
    /** The answer is no HTTP. */
    NOT_HTTP(Part.ANSWER, "220 mx.example.org ESMTP"),
    /** The answer has this header in place of its own. */
    HEADER(Part.ANSWER, "content-length: abc"),
    /** The answer has so many bytes. */
    OVERSIZED(Part.ANSWER, "40000000"),
    /** The answer is a web page. */
    WRONG_TYPE(Part.ANSWER, ""),
    /** The client is sent on to this address, or to where it is. */
    REDIRECT(Part.ANSWER, ""),
    /** This HTTP status, and after a slash the seconds or the date of {@code Retry-After}. */
    STATUS(Part.ANSWER, "503"),
    /** The request is over this limit (RFC 8620, 3.6.1). */
    LIMIT(Part.ANSWER, "maxConcurrentRequests"),
    /**
     * Every call that counts gets this error (RFC 8620, 3.6.2): those that the request is for, or
     * with {@code /get} behind the error its gets.
     */
    METHOD_ERROR(Part.CALLS, "serverFail"),
    /** The first call that counts, or with {@code get} the first get, is not answered. */
    MISSING_ANSWER(Part.CALLS, ""),
    /** The first call that counts is answered under another id. */
    OTHER_ID(Part.CALLS, "c999"),
    /** One object is refused (RFC 8620, 5.3): the first, or with {@code /OBJECT} that one. */
    SET_ERROR(Part.OBJECTS, "forbidden"),
    /** This object refuses the reload. */
    BLOCKED(Part.RELOAD, "SpamPyzor"),
    /**
     * A reload is accepted and does not reach all: no node, or not {@code NODE}, before the next
     * reload, or for {@code MILLISECONDS} or {@code N-connections}, with a slash behind the node.
     */
    LAGGING(Part.RELOAD, ""),
    /** Somebody else stores {@code Object.field=text}, an expression without rules. */
    RIVAL(Part.TIME, "MtaStageConnect.hostname='rival.example.org'"),
    /** The server starts anew: what it stores is active. */
    RESTART(Part.TIME, ""),
    /** The server starts anew in this mode. */
    MODE(Part.TIME, "recovery");

    private final Part part;
    private final String usual;

    Kind(Part part, String usual) {
      this.part = part;
      this.usual = usual;
    }

    /** Its name on the command line. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What a fault spoils, which says where it may happen and how it may be carried out. */
  private enum Part {
    /** Nothing of the request. */
    NOTHING,
    /** The answer as a whole. */
    ANSWER,
    /** When something happens. */
    TIME,
    /** The answers to some method calls. */
    CALLS,
    /** What becomes of an object that is to be written. */
    OBJECTS,
    /** What a reload does. */
    RELOAD;

    /** The requests it can be found in, the usual one first. */
    List<RequestKind> requests() {
      return switch (this) {
        case NOTHING, ANSWER, TIME -> List.of(RequestKind.values());
        case CALLS ->
            List.of(RequestKind.ANY, RequestKind.GET, RequestKind.SET, RequestKind.RELOAD);
        case OBJECTS -> List.of(RequestKind.SET, RequestKind.RELOAD);
        case RELOAD -> List.of(RequestKind.RELOAD);
      };
    }

    boolean allows(int carriedOut) {
      return switch (this) {
        case NOTHING, RELOAD -> carriedOut == NEVER;
        case TIME, CALLS, OBJECTS -> carriedOut == NEVER || carriedOut == 0;
        case ANSWER -> carriedOut >= NEVER;
      };
    }
  }

  /**
   * The same with what is usual for the kind in place of an empty argument and of any request.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote it
   */
  public Fault {
    argument = argument.isEmpty() ? kind.usual : argument;
    at = at == RequestKind.ANY ? kind.part.requests().get(0) : at;
    checkArgument(kind, argument);
    if (!kind.part.requests().contains(at)) {
      throw new IllegalArgumentException(kind.word() + " does nothing at=" + word(at));
    }
    if (!kind.part.allows(carriedOut)) {
      throw new IllegalArgumentException(
          kind.word() + " cannot be carried-out" + (carriedOut > 0 ? " later" : ""));
    }
    if (from < (kind == Kind.REFUSE ? 0 : 1) || times < 1) {
      throw new IllegalArgumentException("a fault happens from 1 on, and at least once");
    }
  }

  /** A fault at the first request of a kind, which is not carried out. */
  public static Fault once(Kind kind, RequestKind at) {
    return new Fault(kind, "", at, 1, 1, NEVER);
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
    return carriedOutAfter(0);
  }

  /** The same where the request is carried out after so many later ones. */
  public Fault carriedOutAfter(int requests) {
    return new Fault(kind, argument, at, from, times, requests);
  }

  /** Whether the request is carried out at once, or the event comes after it. */
  public boolean isCarriedOutAtOnce() {
    return carriedOut == 0;
  }

  /** Whether the request is carried out after later ones. */
  public boolean isCarriedOutLater() {
    return carriedOut > 0;
  }

  /**
   * Reads the form of the command line, {@code
   * KIND[=ARGUMENT][,at=KIND][,from=N][,times=N|for-ever][,carried-out[=REQUESTS]]}; names may be
   * written in lower case with dashes, a comma of the argument is {@code \,}.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote it
   */
  public static Fault parse(String text) {
    return FaultForm.parse(text);
  }

  private static void checkArgument(Kind kind, String argument) {
    boolean fits =
        switch (kind) {
          case SLOW, OVERSIZED -> argument.matches("\\d{1,8}");
          case REFUSE -> argument.matches("\\d{0,8}");
          case STATUS -> argument.matches("[2-5]\\d\\d(/\\d{1,9})?") || isDated(argument);
          case HEADER -> argument.matches("[\\w-]+:.*");
          case METHOD_ERROR -> argument.matches("\\w+(/get)?");
          case MISSING_ANSWER -> argument.matches("(get)?");
          case SET_ERROR -> argument.matches("\\w+(/\\w+)?");
          case LAGGING -> Lag.parse(argument).isPresent();
          case RIVAL -> argument.matches("\\w+\\.\\w+=.+");
          case MODE ->
              Arrays.stream(Mode.values()).anyMatch(it -> it.name().equalsIgnoreCase(argument));
          default -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "\"" + argument + "\" does not say how to " + kind.word() + ", write " + example(kind));
    }
    if (kind == Kind.RIVAL && Catalog.bundled().field(rivalField(argument)).isEmpty()) {
      throw new IllegalArgumentException("the catalog does not know " + rivalField(argument));
    }
  }

  private static boolean isDated(String status) {
    if (!status.matches("[2-5]\\d\\d/.*")) {
      return false;
    }
    try {
      DateTimeFormatter.RFC_1123_DATE_TIME.parse(status.substring(4));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String example(Kind kind) {
    return switch (kind) {
      case REFUSE -> "1000 or nothing";
      case MISSING_ANSWER -> "get or nothing";
      case LAGGING -> "NODE, 2000, 3-connections, NODE/2000 or nothing";
      default -> kind.usual;
    };
  }

  /** The field that a rival writes. */
  private static FieldName rivalField(String argument) {
    String[] name = argument.substring(0, argument.indexOf('=')).split("\\.", -1);
    return new FieldName(name[0], name[1]);
  }

  private static String word(RequestKind at) {
    return at.name().toLowerCase(Locale.ROOT);
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return FaultForm.of(this);
  }
}
