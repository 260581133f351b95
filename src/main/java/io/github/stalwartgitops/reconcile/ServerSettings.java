package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached, as its user wrote it.
 *
 * @param url the server's URL
 * @param path the path that takes method calls, or null to find it
 * @param credential how the client proves who it is
 * @param limits times and sizes
 * @param proxy the proxy on the way, or null
 * @param tls trust and client certificate
 * @param allowPlainHttp whether plain HTTP is accepted for other hosts than loopback
 */
public record ServerSettings(
    String url,
    @Nullable String path,
    Credential credential,
    RequestLimits limits,
    @Nullable HttpProxy proxy,
    TlsConfiguration tls,
    boolean allowPlainHttp) {

  /** Tells that nothing names a server. */
  public static Problem noServer() {
    return Problem.error(
        "no server is named",
        "Name it by --url https://mail.example.org (-Dstalwart.url, <url> in a pom) or"
            + " STALWART_URL;\n--url emulator: uses the embedded server.");
  }

  /** The target that they describe; nothing if that is wrong usage, which is told. */
  public Optional<Target> target(String userAgent, Problems problems) {
    try {
      JmapEndpoint endpoint =
          new JmapEndpoint(
              new URI(url.strip()),
              path,
              credential,
              limits,
              proxy,
              tls,
              allowPlainHttp,
              userAgent);
      problems.addAll(endpoint.problems());
      return problems.hasErrors() ? Optional.empty() : Optional.of(Target.of(endpoint));
    } catch (URISyntaxException e) {
      problems.add(
          Problem.error(
              "the URL of the server cannot be read at its character " + (e.getIndex() + 1),
              "Write it like https://mail.example.org."));
      return Optional.empty();
    }
  }
}
