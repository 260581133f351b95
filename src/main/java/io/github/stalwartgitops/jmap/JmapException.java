package io.github.stalwartgitops.jmap;

import io.github.stalwartgitops.problem.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call got no answer that can be used. Errors of a single method are values ({@link
 * MethodError}), not exceptions.
 *
 * <p>Messages hold no secret, and text of the server only as an {@link ServerText}.
 */
public abstract sealed class JmapException extends Exception {
  private final transient Problem problem;
  private final boolean outcomeUnknown;

  private JmapException(Problem problem, boolean outcomeUnknown, @Nullable Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
    this.outcomeUnknown = outcomeUnknown;
  }

  /** What happened and what to do; the caller puts the server's name in front. */
  public Problem problem() {
    return problem;
  }

  /**
   * Whether the server may have carried the calls out although their answers are lost. False means
   * that it surely did not.
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }

  /**
   * Whether the server, or a gateway before it, may still be at it: the calls may be carried out
   * after this.
   */
  public boolean mayStillArrive() {
    return false;
  }

  /** Whether it may pass by itself, so that a later try makes sense. */
  public abstract boolean mayPass();

  /** How long the server asks to wait before the next try; zero if it does not say. */
  public Duration retryAfter() {
    return Duration.ZERO;
  }

  /** The endpoint cannot be used as it is written; nothing was sent. */
  public static final class Configuration extends JmapException {
    Configuration(Problem problem, @Nullable Throwable cause) {
      super(problem, false, cause);
    }

    @Override
    public boolean mayPass() {
      return false;
    }
  }

  /** No HTTP answer came, or not a whole one. */
  public static final class Transport extends JmapException {
    /** What the transport failed at. */
    public enum Kind {
      /** Nothing listens there. */
      REFUSED,
      /** The network has no way to the host, or connecting took too long. */
      UNREACHABLE,
      /** The name of the host does not resolve. */
      UNKNOWN_HOST,
      /** The answer did not come in time. */
      TIMEOUT,
      /** No TLS connection came about, or it broke. */
      TLS,
      /** Something answered that is not HTTP. */
      NOT_HTTP,
      /** The connection ended before a whole answer was there. */
      CUT,
      /** The answer is larger than the limit. */
      TOO_LARGE,
      /** The proxy did not let the request through. */
      PROXY,
      /** This program was told to stop. */
      INTERRUPTED
    }

    private final Kind kind;

    Transport(Kind kind, boolean outcomeUnknown, Problem problem, @Nullable Throwable cause) {
      super(problem, outcomeUnknown, cause);
      this.kind = kind;
    }

    /** What it failed at. */
    public Kind kind() {
      return kind;
    }

    @Override
    public boolean mayStillArrive() {
      return outcomeUnknown()
          && (kind == Kind.TIMEOUT || kind == Kind.CUT || kind == Kind.INTERRUPTED);
    }

    @Override
    public boolean mayPass() {
      return switch (kind) {
        case REFUSED, UNREACHABLE, TIMEOUT, CUT -> true;
        case UNKNOWN_HOST, TLS, NOT_HTTP, TOO_LARGE, PROXY, INTERRUPTED -> false;
      };
    }
  }

  /** An HTTP answer that is no JMAP answer: its status, or what it holds. */
  public static final class HttpProblem extends JmapException {
    private final int status;
    private final boolean mayPass;
    private final transient @Nullable Duration retryAfter;

    HttpProblem(
        int status,
        Problem problem,
        boolean mayPass,
        boolean outcomeUnknown,
        @Nullable Duration retryAfter) {
      super(problem, outcomeUnknown, null);
      this.status = status;
      this.mayPass = mayPass;
      this.retryAfter = retryAfter;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** A gateway that gave up (RFC 9110, section 15.6) does not stop the server behind it. */
    @Override
    public boolean mayStillArrive() {
      return status >= 502 && status <= 504;
    }

    @Override
    public boolean mayPass() {
      return mayPass;
    }

    @Override
    public Duration retryAfter() {
      return Objects.requireNonNullElse(retryAfter, Duration.ZERO);
    }
  }

  /** The server refused the request as a whole (RFC 8620, section 3.6.1); nothing was done. */
  public static final class RequestProblem extends JmapException {
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

    /** The last part of its URN: {@code notJSON}, {@code notRequest}, {@code limit}. */
    public String type() {
      return type;
    }

    /** The name of the limit, such as {@code maxConcurrentRequests}, if the type is limit. */
    public Optional<String> limit() {
      return Optional.ofNullable(limit);
    }

    @Override
    public boolean mayPass() {
      return "maxConcurrentRequests".equals(limit);
    }

    @Override
    public Duration retryAfter() {
      return Objects.requireNonNullElse(retryAfter, Duration.ZERO);
    }
  }

  /** An answer that breaks the protocol: bad JSON, missing or foreign call ids, a wrong form. */
  public static final class Protocol extends JmapException {
    /**
     * An answer of a wrong form.
     *
     * @param message what is wrong with it and where in the answer, as one sentence
     */
    public Protocol(String message) {
      this(message, null);
    }

    Protocol(String message, @Nullable Throwable cause) {
      super(
          Problem.error(
              message,
              "It does not look like an answer of Stalwart, or of a version this program does not"
                  + " know. Check the URL and what stands between."),
          true,
          cause);
    }

    @Override
    public boolean mayPass() {
      return false;
    }
  }
}
