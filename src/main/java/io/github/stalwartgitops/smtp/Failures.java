package io.github.stalwartgitops.smtp;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.smtp.GreetingAnswer.Failed;
import io.github.stalwartgitops.smtp.GreetingAnswer.Kind;
import io.github.stalwartgitops.tls.TlsFailure;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Explains why no greeting was read. */
final class Failures {
  private final SmtpAddress address;
  private final Duration timeout;

  Failures(SmtpAddress address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
  }

  Failed notConnected(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return failed(
          Kind.UNKNOWN_HOST,
          "the host name does not resolve",
          "Check its spelling, and the name resolution on this machine.");
    }
    if (failure instanceof SocketTimeoutException) {
      return failed(
          Kind.UNREACHABLE,
          "no connection within " + seconds(),
          "Check host and port. Many networks block outgoing connections to port 25.");
    }
    return failed(
        Kind.UNREACHABLE,
        failure instanceof ConnectException
            ? "nothing listens there"
            : "no connection: " + failure.getMessage(),
        "Check host and port, and that the server runs.");
  }

  Failed timeout(boolean started) {
    return started
        ? failed(
            Kind.TIMEOUT,
            "the greeting has no end (CRLF) within " + seconds(),
            "Check the expression of smtpGreeting, and that this is an SMTP port.")
        : failed(
            Kind.TIMEOUT,
            "connected, but no greeting came within " + seconds(),
            address.security() == SmtpAddress.Security.NONE
                ? "If the port uses TLS from the start, write smtps:// instead of smtp://."
                : "A connect script, milter or hook may be slow; check the server's log.");
  }

  Failed interrupted() {
    return failed(
        Kind.INTERRUPTED,
        "stopped before a greeting was read",
        "A stop was requested. Run it again.");
  }

  Failed of(IOException failure) {
    if (failure instanceof ReplyReader.NoReplyException noReply) {
      return failed(noReply.kind(), String.valueOf(noReply.getMessage()), hint(noReply.kind()));
    }
    if (failure instanceof SSLException ssl && !isClosed(ssl)) {
      return tls(ssl);
    }
    return failed(Kind.CLOSED, "the server closed the connection", hint(Kind.CLOSED));
  }

  private static String hint(Kind kind) {
    return switch (kind) {
      case CLOSED ->
          "It does so when connections come too fast (by default more than five a second), or when"
              + " it has banned this address.";
      case NOT_SMTP -> "Check the port.";
      case TOO_LONG -> "Check the expression of smtpGreeting, and that this is an SMTP port.";
      case TLS -> "Write smtp:// to read the greeting without TLS.";
      default -> "Check the server's log.";
    };
  }

  private Failed tls(SSLException failure) {
    Problem problem =
        TlsFailure.certificateProblem(failure)
            .orElseGet(
                () ->
                    Problem.error(
                        "TLS failed: " + failure.getMessage(),
                        address.security() == SmtpAddress.Security.IMPLICIT_TLS
                            ? "If the port starts in plain text, write smtp:// or smtp+starttls://."
                            : "Check the server's log."));
    return new Failed(Kind.TLS, problem);
  }

  private static boolean isClosed(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException) {
        return true;
      }
    }
    return false;
  }

  private String seconds() {
    return timeout.toMillis() / 1000.0 + " s";
  }

  private Failed failed(Kind kind, String message, String hint) {
    return new Failed(kind, Problem.error(message, hint));
  }
}
