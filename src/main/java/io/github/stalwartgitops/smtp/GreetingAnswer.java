package io.github.stalwartgitops.smtp;

import io.github.stalwartgitops.problem.Problem;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What a client receives first when it connects to an SMTP server. */
public sealed interface GreetingAnswer {
  /**
   * The server is ready (RFC 5321, 4.2: 220).
   *
   * @param text the text after the code, without the final CRLF; several lines are joined by CRLF;
   *     bytes that are not UTF-8 become {@code U+FFFD}
   * @param connection the connection it was received on
   * @param ehloName the first word of the answer to EHLO; null if it was not asked for, or refused
   */
  record Greeting(String text, Connection connection, @Nullable String ehloName)
      implements GreetingAnswer {
    /** A greeting without an answer to EHLO. */
    public Greeting(String text, Connection connection) {
      this(text, connection, null);
    }
  }

  /**
   * The server answers, but refuses mail from this client.
   *
   * @param code from 400 to 599
   * @param text the text after the code, as in a {@link Greeting}
   * @param connection the connection it was received on
   */
  record Refused(int code, String text, Connection connection) implements GreetingAnswer {
    /** Returns whether the server calls the refusal temporary. */
    public boolean isRetryable() {
      return code < 500;
    }
  }

  /**
   * There was no answer, or it was not SMTP.
   *
   * @param kind what went wrong
   * @param problem the same for people, without the address, and what to do
   */
  record Failed(Kind kind, Problem problem) implements GreetingAnswer {}

  /**
   * The two ends of a connection as this machine sees them; address translation on the way is not
   * visible.
   *
   * @param local this end
   * @param remote the server's end
   */
  record Connection(InetSocketAddress local, InetSocketAddress remote) {}

  /** Why there was no answer. */
  enum Kind {
    /** The host name does not resolve. */
    UNKNOWN_HOST(false),
    /** No connection: refused, no route, or a timeout. */
    UNREACHABLE(true),
    /** The server closed the connection before its greeting was complete. */
    CLOSED(true),
    /** Connected, but there was no complete greeting in time. */
    TIMEOUT(true),
    /** TLS failed: an untrusted certificate, or a port without TLS. */
    TLS(false),
    /** The answer is not an SMTP greeting. */
    NOT_SMTP(false),
    /** The answer does not end. */
    TOO_LONG(false),
    /** A stop was requested. */
    INTERRUPTED(false);

    private final boolean retryable;

    Kind(boolean retryable) {
      this.retryable = retryable;
    }

    /** Returns whether another try later may help. */
    public boolean isRetryable() {
      return retryable;
    }
  }
}
