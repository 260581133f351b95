package io.github.stalwartgitops.smtp;

import io.github.stalwartgitops.problem.Problem;

/** What a client hears first when it connects to an SMTP server. */
public sealed interface GreetingAnswer {
  /**
   * The server is ready (RFC 5321, 4.2: 220).
   *
   * @param text what stands behind the code, without the final CRLF; the lines of a greeting of
   *     several lines are joined by CRLF; bytes that are no UTF-8 are {@code U+FFFD}
   * @param connection the connection it was said on
   */
  record Greeting(String text, Connection connection) implements GreetingAnswer {}

  /**
   * The server answers, but takes no mail from this client.
   *
   * @param code from 400 to 599
   * @param text what stands behind the code, as in a {@link Greeting}
   * @param connection the connection it was said on
   */
  record Refused(int code, String text, Connection connection) implements GreetingAnswer {
    /** Whether the server says that it may pass by itself. */
    public boolean mayPass() {
      return code < 500;
    }
  }

  /**
   * There was no answer, or none of SMTP.
   *
   * @param kind what went wrong
   * @param problem the same in words, without the address, and what to do
   */
  record Failed(Kind kind, Problem problem) implements GreetingAnswer {}

  /** Why there was no answer. */
  enum Kind {
    /** The name of the host does not resolve. */
    UNKNOWN_HOST(false),
    /** No connection: refused, no route, or no answer to it. */
    UNREACHABLE(true),
    /** The server closed the connection before its greeting was whole. */
    CLOSED(true),
    /** The connection stands, but the time went by without a whole greeting. */
    TIMEOUT(true),
    /** TLS failed: a certificate that is not trusted, or a port that speaks none. */
    TLS(false),
    /** What came is no greeting of SMTP. */
    NOT_SMTP(false),
    /** What came does not end. */
    TOO_LONG(false),
    /** This program was told to stop. */
    INTERRUPTED(false);

    private final boolean mayPass;

    Kind(boolean mayPass) {
      this.mayPass = mayPass;
    }

    /** Whether asking again later may help. */
    public boolean mayPass() {
      return mayPass;
    }
  }
}
