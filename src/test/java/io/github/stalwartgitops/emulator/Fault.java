package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something that a {@link FaultyEmulator} does wrong on purpose at some of its requests.
 *
 * @param argument details, see the kind; empty for the usual ones
 * @param at the requests that count; any are those that the kind is for
 * @param from the first of them that meets it, counted from 1; a refusal may begin at 0, before any
 * @param times how many of them meet it, {@link #ALWAYS} for all
 * @param carriedOut after how many later requests the request is carried out although its answer is
 *     wrong: 0 for at once, {@link #NEVER} for not at all; for a concurrent write, a restart and a
 *     mode 0 means that they come after the request instead of before
 */
public record Fault(
    Kind kind, String argument, RequestKind at, int from, int times, int carriedOut) {
  /** As {@code times}: at every request from the first on. */
  public static final int ALWAYS = Integer.MAX_VALUE;

  /** As {@code carriedOut}: not at all. */
  public static final int NEVER = -1;

  /** What can go wrong. */
  public enum Kind {
    /** The request is answered; then the port refuses connections, for milliseconds or always. */
    REFUSE(Part.NOTHING, ""),
    /** The connection is closed without an answer. */
    CLOSE(Part.ANSWER, ""),
    /** The connection is reset before the answer. */
    RESET_BEFORE(Part.ANSWER, ""),
    /** The connection is reset in the middle of the answer's body. */
    RESET_DURING(Part.ANSWER, ""),
    /** The connection is reset right after the answer, which may still arrive. */
    RESET_AFTER(Part.ANSWER, ""),
    /** No answer comes, and the connection stays open. */
    NO_ANSWER(Part.ANSWER, ""),
    /** The request waits for milliseconds; if it is carried out, its answer does. */
    SLOW(Part.TIME, "1000"),
    /** The answer's JSON ends in the middle. */
    CUT_JSON(Part.ANSWER, ""),
    /** The answer is not JSON but claims to be. */
    GARBLED(Part.ANSWER, ""),
    /** The answer is no HTTP. */
    NOT_HTTP(Part.ANSWER, "220 mx.example.org ESMTP"),
    /** The answer has this header instead of its own. */
    HEADER(Part.ANSWER, "content-length: abc"),
    /** The answer has so many bytes. */
    OVERSIZED(Part.ANSWER, "40000000"),
    /** The answer is a web page. */
    WRONG_TYPE(Part.ANSWER, ""),
    /** The client is redirected to this address, or to the same one. */
    REDIRECT(Part.ANSWER, ""),
    /** This HTTP status, and after a slash the seconds or the date of {@code Retry-After}. */
    STATUS(Part.ANSWER, "503"),
    /**
     * The request is over this limit (RFC 8620, 3.6.1); {@code maxCallsInRequest/N} meets only
     * requests of more than {@code N} calls.
     */
    LIMIT(Part.ANSWER, "maxConcurrentRequests"),
    /**
     * Every call that counts gets this error (RFC 8620, 3.6.2): those that the request is for, or
     * with {@code /get} after the error its gets.
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
     * A reload is accepted but does not reach any node, or not {@code NODE}, before the next
     * reload, or for {@code MILLISECONDS} or {@code N-connections}, with a slash after the node.
     */
    LAGGING(Part.RELOAD, ""),
    /** Another client stores {@code Object.field=text}, an expression without rules. */
    CONCURRENT_WRITE(Part.TIME, "MtaStageConnect.hostname='other.example.org'"),
    /** The server restarts: what it stores is active. */
    RESTART(Part.TIME, ""),
    /** The server restarts in this mode. */
    MODE(Part.TIME, "recovery");

    private final Part part;
    private final String usual;

    Kind(Part part, String usual) {
      this.part = part;
      this.usual = usual;
    }
  }

  /** What a fault affects, which decides where it may happen and how it may be carried out. */
  private enum Part {
    NOTHING,
    ANSWER,
    TIME,
    CALLS,
    OBJECTS,
    RELOAD;

    /** The requests it can happen at, the usual one first. */
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

  /** Fills in what is usual for the kind, and refuses faults that would do nothing. */
  public Fault {
    argument = argument.isEmpty() ? kind.usual : argument;
    at = at == RequestKind.ANY ? kind.part.requests().get(0) : at;
    require(isArgument(kind, argument), kind + " takes no argument \"" + argument + "\"");
    require(kind.part.requests().contains(at), kind + " does nothing at " + at);
    require(kind.part.allows(carriedOut), kind + " cannot be carried out after " + carriedOut);
    require(from >= (kind == Kind.REFUSE ? 0 : 1) && times >= 1, "a fault happens at least once");
  }

  /** Returns a fault at the first request of a kind, which is not carried out. */
  public static Fault once(Kind kind, RequestKind at) {
    return new Fault(kind, "", at, 1, 1, NEVER);
  }

  /** Returns the same with another argument. */
  public Fault with(String newArgument) {
    return new Fault(kind, newArgument, at, from, times, carriedOut);
  }

  /** Returns the same at other requests of its kind. */
  public Fault during(int newFrom, int newTimes) {
    return new Fault(kind, argument, at, newFrom, newTimes, carriedOut);
  }

  /** Returns the same after the request was carried out. */
  public Fault afterwards() {
    return carriedOutAfter(0);
  }

  /** Returns the same with the request carried out after so many later ones. */
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
   * Parses {@code KIND[=ARGUMENT][,at=KIND][,from=N][,times=N|always][,carried-out[=REQUESTS]]},
   * names in lower case with dashes; a comma of the argument is {@code \,}.
   */
  public static Fault parse(String text) {
    return FaultForm.parse(text);
  }

  private static boolean isArgument(Kind kind, String argument) {
    return switch (kind) {
      case SLOW, OVERSIZED -> argument.matches("\\d{1,8}");
      case REFUSE -> argument.matches("\\d{0,8}");
      case STATUS -> argument.matches("[2-5]\\d\\d(/\\d{1,9})?") || isDated(argument);
      case HEADER -> argument.matches("[\\w-]+:.*");
      case METHOD_ERROR -> argument.matches("\\w+(/get)?");
      case MISSING_ANSWER -> argument.matches("(get)?");
      case SET_ERROR -> argument.matches("\\w+(/\\w+)?");
      case LAGGING -> ReloadLag.parse(argument).isPresent();
      case CONCURRENT_WRITE -> argument.matches("\\w+\\.\\w+=.+") && isField(argument);
      case MODE ->
          Arrays.stream(Mode.values()).anyMatch(it -> it.name().equalsIgnoreCase(argument));
      default -> true;
    };
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

  private static boolean isField(String assignment) {
    String[] name = assignment.substring(0, assignment.indexOf('=')).split("\\.", -1);
    return Catalog.bundled().field(new FieldName(name[0], name[1])).isPresent();
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise.toLowerCase(Locale.ROOT));
    }
  }

  /** Returns the form that {@link #parse} reads. */
  @Override
  public String toString() {
    return FaultForm.of(this);
  }
}
