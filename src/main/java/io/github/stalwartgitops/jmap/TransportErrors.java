package io.github.stalwartgitops.jmap;

import io.github.stalwartgitops.jmap.JmapException.Transport;
import io.github.stalwartgitops.jmap.JmapException.Transport.Kind;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.tls.TlsFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Turns exceptions of Java's HTTP client into those of this package. */
final class TransportErrors {
  private static final Pattern STATUS_LINE =
      Pattern.compile("Invalid status line: \"(.*)\"", Pattern.DOTALL);
  private static final String BAN =
      "If it happens every time: Stalwart closes the connections of an address that it banned after"
          + " too many failed logins, even with the right password.";

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
        "no complete answer within " + seconds(),
        "Allow more time for a request (--timeout), or check the load of the server.",
        null);
  }

  Transport interrupted() {
    return transport(
        Kind.INTERRUPTED,
        true,
        "stopped while waiting for the server",
        "Run it again to see what the server stores.",
        null);
  }

  /** Returns what a failed request means. */
  Transport of(Throwable failure) {
    if (find(failure, LimitedBody.TooLargeException.class) != null) {
      return tooLarge();
    }
    if (find(failure, UnresolvedAddressException.class) != null
        || find(failure, UnknownHostException.class) != null) {
      return unknownHost(failure);
    }
    if (find(failure, HttpConnectTimeoutException.class) != null) {
      return transport(
          Kind.UNREACHABLE,
          false,
          "no connection to " + peer + " within " + seconds(),
          "Check host and port; a firewall may drop the packets.",
          failure);
    }
    ConnectException connect = find(failure, ConnectException.class);
    if (connect != null || find(failure, NoRouteToHostException.class) != null) {
      return connecting(connect, failure);
    }
    SSLException ssl = find(failure, SSLException.class);
    return ssl != null ? tls(ssl) : reading(failure);
  }

  Transport unknownHost(@Nullable Throwable failure) {
    return transport(
        Kind.UNKNOWN_HOST,
        false,
        "the host name of " + peer + " does not resolve",
        "Check its spelling, and the name resolution on this machine.",
        failure);
  }

  Transport tooLarge() {
    return transport(
        Kind.TOO_LARGE,
        true,
        "the answer is larger than " + endpoint.limits().maxAnswerBytes() + " bytes",
        "Settings are never that large: check that the URL names a Stalwart server.",
        null);
  }

  private Transport connecting(@Nullable ConnectException connect, Throwable failure) {
    String reason = connect == null ? "" : Objects.requireNonNullElse(connect.getMessage(), "");
    if (connect == null || reason.contains("unreachable")) {
      return transport(
          Kind.UNREACHABLE,
          false,
          "there is no network route to " + peer,
          "Check the address, and the network of this machine.",
          failure);
    }
    return transport(
        Kind.REFUSED,
        false,
        "nothing listens at " + peer,
        "Check host and port, and that the server runs.",
        failure);
  }

  private Transport tls(SSLException ssl) {
    String reason = ServerText.of(Objects.requireNonNullElse(ssl.getMessage(), ""), 200);
    boolean handshake = ssl instanceof SSLHandshakeException;
    if (reason.contains("terminated the handshake")) {
      return transport(
          Kind.CLOSED, false, "the connection was closed during the TLS handshake", BAN, ssl);
    }
    if (reason.contains("nrecognized SSL message")) {
      return transport(
          Kind.TLS,
          false,
          peer + " does not speak TLS",
          "Check the port; if it speaks plain HTTP, the URL must begin with http://.",
          ssl);
    }
    Problem problem =
        TlsFailure.certificateProblem(ssl)
            .map(it -> Problem.error(ServerText.of(it.message(), 200), it.hint()))
            .orElseGet(
                () ->
                    Problem.error(
                        "TLS failed: " + reason,
                        "The server may require a client certificate: "
                            + TlsFailure.CLIENT_CERTIFICATE_OPTION
                            + ". Or it shares no TLS version or cipher with this Java."));
    return new Transport(Kind.TLS, !handshake, problem, ssl);
  }

  private Transport reading(Throwable failure) {
    String reason = Objects.requireNonNullElse(failure.getMessage(), "");
    if (reason.startsWith("Tunnel failed")) {
      return transport(
          Kind.PROXY,
          false,
          peer + " refuses the connection (" + ServerText.of(reason, 100) + ")",
          "Check that the proxy allows connections to " + endpoint.origin() + ".",
          failure);
    }
    ProtocolException protocol = find(failure, ProtocolException.class);
    if (protocol != null || find(failure, NumberFormatException.class) != null) {
      return notHttp(protocol == null ? "" : protocol.getMessage());
    }
    if (!(failure instanceof IOException)) {
      return transport(
          Kind.UNEXPECTED,
          true,
          "the request failed unexpectedly: "
              + ServerText.of(Secrets.of(endpoint).hide(failure.toString()), 200),
          "Run it again to see what the server stores. If it happens every time, please report it.",
          failure);
    }
    return transport(
        Kind.CLOSED,
        true,
        "the connection was closed before the answer was complete",
        mayRequireClientCertificate()
            ? BAN
                + "\nOr it requires a client certificate: "
                + TlsFailure.CLIENT_CERTIFICATE_OPTION
                + "."
            : BAN,
        failure);
  }

  /** In TLS 1.3 the server may close the connection before its alert is read. */
  private boolean mayRequireClientCertificate() {
    return endpoint.usesTls() && endpoint.tls().clientCertificate() == null;
  }

  private Transport notHttp(@Nullable String reason) {
    Matcher line = STATUS_LINE.matcher(Objects.requireNonNullElse(reason, ""));
    String start = line.find() ? line.group(1) : "";
    String hint =
        start.startsWith("220")
            ? "This is a mail port: use the port of the server's HTTP listener."
            : "Check the port; if it speaks TLS, the URL must begin with https://.";
    return transport(
        Kind.NOT_HTTP,
        true,
        peer
            + " does not speak HTTP"
            + (start.isEmpty()
                ? ""
                : "; it says \"" + ServerText.of(Secrets.of(endpoint).hide(start), 60) + "\""),
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
