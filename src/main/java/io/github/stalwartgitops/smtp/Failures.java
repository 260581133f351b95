package io.github.stalwartgitops.smtp;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.smtp.GreetingAnswer.Failed;
import io.github.stalwartgitops.smtp.GreetingAnswer.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why no greeting was read. */
final class Failures {
  /** Alerts about the certificate of the client (RFC 8446, section 6). */
  private static final Pattern CLIENT_CERTIFICATE =
      Pattern.compile("certificate_required|bad_certificate|unknown_ca");

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
          "Check its spelling and the name service of this machine.");
    }
    if (failure instanceof SocketTimeoutException) {
      return failed(
          Kind.UNREACHABLE,
          "no connection within " + seconds(),
          "Check host and port. Many networks let nobody connect to port 25 elsewhere.");
    }
    return failed(
        Kind.UNREACHABLE,
        failure instanceof ConnectException
            ? "nothing listens there"
            : "no connection: " + failure.getMessage(),
        "Check host and port, and that the server runs.");
  }

  Failed timeout(boolean begun) {
    return begun
        ? failed(
            Kind.TIMEOUT,
            "the greeting has no end (CRLF) within " + seconds(),
            "Look at the expression of smtpGreeting, and whether this is an SMTP port.")
        : failed(
            Kind.TIMEOUT,
            "connected, but no greeting came within " + seconds(),
            address.security() == SmtpAddress.Security.NONE
                ? "If TLS begins at once on this port, write smtps:// instead of smtp://."
                : "A connect script, milter or hook may be slow; look at the server's log.");
  }

  Failed interrupted() {
    return failed(
        Kind.INTERRUPTED,
        "stopped before a greeting was read",
        "This program was told to stop: run it again.");
  }

  Failed of(IOException failure) {
    if (failure instanceof NoReplyException noReply) {
      return failed(noReply.kind(), String.valueOf(noReply.getMessage()), hint(noReply.kind()));
    }
    if (failure instanceof SSLException && find(failure, EOFException.class) == null) {
      return tls(failure);
    }
    return failed(Kind.CLOSED, "the server closed the connection", hint(Kind.CLOSED));
  }

  private static String hint(Kind kind) {
    return switch (kind) {
      case CLOSED ->
          "It does so when connections come too fast (five a second by default), or when it has"
              + " banned this address.";
      case NOT_SMTP -> "Check the port.";
      case TOO_LONG -> "Look at the expression of smtpGreeting, and whether this is an SMTP port.";
      case TLS -> "Write smtp:// to read the greeting without TLS.";
      default -> "Look at the server's log.";
    };
  }

  private Failed tls(IOException failure) {
    if (find(failure, CertPathBuilderException.class) != null) {
      return failed(
          Kind.TLS,
          "the certificate of the server is not trusted",
          "Name the certificate of its authority with --ca-file.");
    }
    CertificateException certificate = find(failure, CertificateException.class);
    if (certificate != null) {
      return failed(
          Kind.TLS,
          "the certificate of the server does not match: " + certificate.getMessage(),
          "Name the host that the certificate was issued for.");
    }
    String said = String.valueOf(failure.getMessage());
    return failed(Kind.TLS, "TLS failed: " + said, tlsHint(said));
  }

  private String tlsHint(String said) {
    if (CLIENT_CERTIFICATE.matcher(said).find()) {
      return "The server asks for a client certificate that it trusts: --client-certificate.";
    }
    return address.security() == SmtpAddress.Security.IMPLICIT_TLS
        ? "If the port begins with plain text, write smtp:// or smtp+starttls://."
        : "Look at the server's log.";
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  private String seconds() {
    return timeout.toMillis() / 1000.0 + " s";
  }

  private Failed failed(Kind kind, String what, String hint) {
    return new Failed(kind, Problem.error(what, hint));
  }
}
