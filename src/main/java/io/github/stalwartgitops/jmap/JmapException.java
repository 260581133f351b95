package io.github.stalwartgitops.jmap;

import io.github.stalwartgitops.problem.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request got no usable answer. Errors of a single method are values ({@link MethodError}), not
 * exceptions.
 *
 * <p>Messages contain no secret, and text of the server only in the form of {@link ServerText}.
 */
public abstract sealed class JmapException extends Exception {
  private final transient Problem problem;
  private final boolean outcomeUnknown;

  private JmapException(Problem problem, boolean outcomeUnknown, @Nullable Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
    this.outcomeUnknown = outcomeUnknown;
  }

  /** Returns what happened and what to do; the caller adds the name of the server. */
  public Problem problem() {
    return problem;
  }

  /**
   * Returns whether the server may have carried out the calls although the answer is lost. False
   * means that it did not.
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }

  /**
   * Returns whether the server, or a gateway in front of it, may still be processing the request,
   * so that the calls may take effect later.
   */
  public boolean mayTakeEffectLater() {
    return false;
  }

  /** Returns whether the failure may pass by itself, so that another try makes sense. */
  public abstract boolean isRetryable();

  /** Returns how long the server asks to wait before the next try; zero if it does not say. */
  public Duration retryAfter() {
    return Duration.ZERO;
  }

  /** The endpoint is not valid; nothing was sent. */
  public static final class Configuration extends JmapException {
    Configuration(Problem problem, @Nullable Throwable cause) {
      super(problem, false, cause);
    }

    @Override
    public boolean isRetryable() {
      return false;
    }
  }

  /** There was no complete HTTP answer. */
  public static final class Transport extends JmapException {
    /** How the transport failed. */
    public enum Kind {
      /** Nothing listens on that port. */
      REFUSED,
      /** There is no network route to the host, or connecting timed out. */
      UNREACHABLE,
      /** The host name does not resolve. */
      UNKNOWN_HOST,
      /** The answer did not come in time. */
      TIMEOUT,
      /** The TLS handshake or connection failed. */
      TLS,
      /** The answer is not HTTP. */
      NOT_HTTP,
      /** The connection was closed before the answer was complete. */
      CLOSED,
      /** The answer is larger than the limit. */
      TOO_LARGE,
      /** The proxy refused the connection. */
      PROXY,
      /** Java failed in a way that says nothing about what was sent. */
      UNEXPECTED,
      /** A stop was requested. */
      INTERRUPTED
    }

    private final Kind kind;

    Transport(Kind kind, boolean outcomeUnknown, Problem problem, @Nullable Throwable cause) {
      super(problem, outcomeUnknown, cause);
      this.kind = kind;
    }

    /** Returns how it failed. */
    public Kind kind() {
      return kind;
    }

    @Override
    public boolean mayTakeEffectLater() {
      return outcomeUnknown()
          && switch (kind) {
            case TIMEOUT, CLOSED, UNEXPECTED, INTERRUPTED -> true;
            default -> false;
          };
    }

    @Override
    public boolean isRetryable() {
      return switch (kind) {
        case REFUSED, UNREACHABLE, TIMEOUT, CLOSED -> true;
        case UNKNOWN_HOST, TLS, NOT_HTTP, TOO_LARGE, PROXY, UNEXPECTED, INTERRUPTED -> false;
      };
    }
  }

  /** An HTTP answer that is not a JMAP answer, by its status or its content. */
  public static final class HttpProblem extends JmapException {
    private final int status;
    private final boolean retryable;
    private final transient @Nullable Duration retryAfter;

    HttpProblem(
        int status,
        Problem problem,
        boolean retryable,
        boolean outcomeUnknown,
        @Nullable Duration retryAfter) {
      super(problem, outcomeUnknown, null);
      this.status = status;
      this.retryable = retryable;
      this.retryAfter = retryAfter;
    }

    /** Returns the HTTP status. */
    public int status() {
      return status;
    }

    /** A gateway that gives up (RFC 9110, section 15.6) does not stop the server behind it. */
    @Override
    public boolean mayTakeEffectLater() {
      return status >= 502 && status <= 504;
    }

    @Override
    public boolean isRetryable() {
      return retryable;
    }

    @Override
    public Duration retryAfter() {
      return Objects.requireNonNullElse(retryAfter, Duration.ZERO);
    }
  }

  /** The server refused the request as a whole (RFC 8620, section 3.6.1); nothing was done. */
  public static final class RequestProblem extends JmapException {
    static final String MAX_CALLS = "maxCallsInRequest";

    private final String type;
    private final @Nullable String limit;
    private final transient @Nullable Duration retryAfter;

    RequestProblem(
        String type, @Nullable String limit, Problem problem, @Nullable Duration retryAfter) {
      super(problem, false, null);
      this.type = type;
      this.limit = limit;
      this.retryAfter = retryAfter;
    }

    /** Returns whether the request has more method calls than the server accepts in one. */
    public boolean isTooManyCalls() {
      return MAX_CALLS.equals(limit);
    }

    /** Returns the last part of its URN: {@code notJSON}, {@code notRequest} or {@code limit}. */
    public String type() {
      return type;
    }

    /** Returns the limit, such as {@code maxConcurrentRequests}, if the type is {@code limit}. */
    public Optional<String> limit() {
      return Optional.ofNullable(limit);
    }

    @Override
    public boolean isRetryable() {
      return "maxConcurrentRequests".equals(limit);
    }

    @Override
    public Duration retryAfter() {
      return Objects.requireNonNullElse(retryAfter, Duration.ZERO);
    }
  }

  /** An answer that breaks the protocol: invalid JSON, wrong call ids or a wrong structure. */
  public static final class Protocol extends JmapException {
    /**
     * Creates one.
     *
     * @param message what is wrong and where in the answer, as one sentence
     */
    public Protocol(String message) {
      this(message, null);
    }

    Protocol(String message, @Nullable Throwable cause) {
      super(
          Problem.error(
              message,
              "This does not look like Stalwart, or it is an unknown version of it. Check the URL,"
                  + " and any proxy in between."),
          true,
          cause);
    }

    @Override
    public boolean isRetryable() {
      return false;
    }
  }
}
