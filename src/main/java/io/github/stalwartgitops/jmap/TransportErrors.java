package io.github.stalwartgitops.jmap;

import io.github.stalwartgitops.jmap.JmapException.Transport;
import io.github.stalwartgitops.jmap.JmapException.Transport.Kind;
import io.github.stalwartgitops.problem.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Turns what Java's HTTP client throws into what happened. */
final class TransportErrors {
  private static final Pattern STATUS_LINE =
      Pattern.compile("Invalid status line: \"(.*)\"", Pattern.DOTALL);
  private static final String BAN =
      "If it happens each time: Stalwart closes the connections of an address that it has banned"
          + " after too many failed logins, right password or not.";

  private final JmapEndpoint endpoint;
  private final String peer;

  TransportErrors(JmapEndpoint endpoint) {
    this.endpoint = endpoint;
    HttpProxy proxy = endpoint.proxy();
    this.peer =
        proxy != null && proxy.isUsedFor(endpoint.url().getHost())
            ? "the proxy " + proxy
            : ServerText.of(endpoint.url().getRawAuthority(), 200);
  }

  Transport timeout() {
    return transport(
        Kind.TIMEOUT,
        true,
        "no whole answer came within " + seconds(),
        "Allow more time for a request, or look at the load of the server.",
        null);
  }

  Transport interrupted(boolean sent) {
    return transport(
        Kind.INTERRUPTED,
        sent,
        "stopped while waiting for the server",
        "Run it again to see what the server stores.",
        null);
  }

  Transport of(Throwable failure) {
    if (find(failure, LimitedBody.TooLargeException.class) != null) {
      return tooLarge();
    }
    if (find(failure, UnresolvedAddressException.class) != null
        || find(failure, UnknownHostException.class) != null
        || isNoName(failure)) {
      return transport(
          Kind.UNKNOWN_HOST,
          false,
          "the host name of " + peer + " does not resolve",
          "Check its spelling and the name service of this machine.",
          failure);
    }
    if (find(failure, HttpConnectTimeoutException.class) != null) {
      return transport(
          Kind.UNREACHABLE,
          false,
          "no connection to " + peer + " within " + seconds(),
          "Check host and port; a firewall may swallow the packets.",
          failure);
    }
    ConnectException connect = find(failure, ConnectException.class);
    if (connect != null || find(failure, NoRouteToHostException.class) != null) {
      return connecting(connect, failure);
    }
    SSLException ssl = find(failure, SSLException.class);
    return ssl != null ? tls(ssl) : reading(failure);
  }

  /** Java refuses a name that cannot be one in the TLS handshake; a number is one of the answer. */
  private static boolean isNoName(Throwable failure) {
    return find(failure, IllegalArgumentException.class) != null
        && find(failure, NumberFormatException.class) == null;
  }

  Transport tooLarge() {
    return transport(
        Kind.TOO_LARGE,
        true,
        "the answer is larger than " + endpoint.limits().maxAnswerBytes() + " bytes",
        "No settings are that large: check that the URL names a Stalwart server.",
        null);
  }

  private Transport connecting(@Nullable ConnectException connect, Throwable failure) {
    String said = connect == null ? "" : Objects.requireNonNullElse(connect.getMessage(), "");
    if (connect == null || said.contains("unreachable")) {
      return transport(
          Kind.UNREACHABLE,
          false,
          "the network has no way to " + peer,
          "Check the address and the network of this machine.",
          failure);
    }
    return transport(
        Kind.REFUSED,
        false,
        "nothing accepts connections at " + peer,
        "Check host and port, and that the server runs.",
        failure);
  }

  private Transport tls(SSLException ssl) {
    String said = ServerText.of(Objects.requireNonNullElse(ssl.getMessage(), ""), 200);
    boolean handshake = ssl instanceof SSLHandshakeException;
    if (said.contains("terminated the handshake")) {
      return transport(
          Kind.CUT, false, "the connection was closed before TLS was agreed on", BAN, ssl);
    }
    if (said.contains("nrecognized SSL message")) {
      return transport(
          Kind.TLS,
          false,
          peer + " does not speak TLS",
          "Check the port; if it is plain HTTP, the URL begins with http://.",
          ssl);
    }
    if (find(ssl, CertificateExpiredException.class) != null) {
      return transport(
          Kind.TLS, false, "the certificate of the server has expired", "Renew it there.", ssl);
    }
    if (find(ssl, CertPathBuilderException.class) != null) {
      return transport(
          Kind.TLS,
          false,
          "the certificate of the server is not trusted",
          "Name the PEM file of the authority that issued it as an extra certificate authority.",
          ssl);
    }
    if (find(ssl, CertificateException.class) != null) {
      return transport(
          Kind.TLS,
          false,
          "the certificate of the server does not fit: " + said,
          "Use the host name that it was issued for in the URL.",
          ssl);
    }
    return transport(
        Kind.TLS,
        !handshake,
        "TLS failed: " + said,
        "The server may ask for a client certificate, or support no version or cipher of this"
            + " Java.",
        ssl);
  }

  private Transport reading(Throwable failure) {
    String said = Objects.requireNonNullElse(failure.getMessage(), "");
    if (said.startsWith("Tunnel failed")) {
      return transport(
          Kind.PROXY,
          false,
          peer + " lets no connection through (" + ServerText.of(said, 100) + ")",
          "Check that it may connect to " + endpoint.origin() + ".",
          failure);
    }
    ProtocolException protocol = find(failure, ProtocolException.class);
    if (protocol != null || find(failure, NumberFormatException.class) != null) {
      return notHttp(protocol == null ? "" : protocol.getMessage());
    }
    return transport(
        Kind.CUT,
        true,
        "the connection was closed before a whole answer was there",
        mayWantACertificate() ? BAN + "\nOr it wants a client certificate." : BAN,
        failure);
  }

  /** In TLS 1.3 a server that wants one may close the connection before its alert is read. */
  private boolean mayWantACertificate() {
    return endpoint.usesTls() && endpoint.tls().clientCertificate() == null;
  }

  private Transport notHttp(@Nullable String reason) {
    Matcher line = STATUS_LINE.matcher(Objects.requireNonNullElse(reason, ""));
    String begin = line.find() ? line.group(1) : "";
    String hint =
        begin.startsWith("220")
            ? "It greets like a mail port: name the port of the server's HTTP listener."
            : "Check the port, and that https:// is used where the port speaks TLS.";
    return transport(
        Kind.NOT_HTTP,
        true,
        peer
            + " does not speak HTTP"
            + (begin.isEmpty()
                ? ""
                : "; it says \"" + ServerText.of(Secrets.of(endpoint).hide(begin), 60) + "\""),
        hint,
        null);
  }

  private String seconds() {
    return endpoint.limits().timeout().toMillis() / 1000.0 + " s";
  }

  private static Transport transport(
      Kind kind, boolean outcomeUnknown, String message, String hint, @Nullable Throwable cause) {
    return new Transport(kind, outcomeUnknown, Problem.error(message, hint), cause);
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 16; depth++, at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }
}
