package io.github.stalwartgitops.jmap;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JMAP server and how to reach it. Nothing is sent to any other origin (scheme, host and port)
 * than that of {@code url}.
 *
 * @param url the server: {@code http} or {@code https}, host, port if it is not the usual one
 * @param path the path that takes method calls, or null to use {@code /jmap} and to discover it
 *     where that is not found
 * @param credential how the client proves who it is
 * @param limits times and sizes
 * @param proxy the proxy on the way, or null for the one that Java's system properties name
 * @param tls trust and client certificate
 * @param allowPlainHttp whether {@code http} is accepted for other hosts than loopback
 * @param userAgent names the client, such as {@code stalwart-gitops/1.0}
 */
public record JmapEndpoint(
    URI url,
    @Nullable String path,
    Credential credential,
    RequestLimits limits,
    @Nullable HttpProxy proxy,
    TlsConfiguration tls,
    boolean allowPlainHttp,
    String userAgent) {

  /** An endpoint with default limits, system trust and no proxy of its own. */
  public static JmapEndpoint of(URI url, Credential credential) {
    return new JmapEndpoint(
        url,
        null,
        credential,
        RequestLimits.defaults(),
        null,
        TlsConfiguration.systemTrust(),
        false,
        "stalwart-gitops");
  }

  /**
   * What is wrong with it before anything is sent: errors that forbid to open it, and a warning
   * where TLS is insecure. The URL is not echoed where it may hold a password.
   */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    urlProblem().ifPresent(problems::add);
    pathProblem().ifPresent(problems::add);
    credential
        .flaw()
        .ifPresent(flaw -> problems.add(Problem.error(flaw, "Nothing was sent. Fix it there.")));
    if (tls.insecure()) {
      problems.add(
          Problem.warning(
              "the server's certificate is not checked (insecure)",
              "Whoever stands between can read the credential. Trust the server's authority"
                  + " instead, by its PEM file."));
    }
    return problems;
  }

  /** Whether connections to it begin with TLS. */
  boolean usesTls() {
    return scheme().equals("https");
  }

  private Optional<Problem> urlProblem() {
    String scheme = scheme();
    if (url.getRawUserInfo() != null) {
      return Optional.of(
          Problem.error(
              "the URL holds a user name or a password",
              "Credentials never stand in a URL: use STALWART_TOKEN, a file or settings.xml."));
    }
    if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      return Optional.of(
          Problem.error(
              shown(url.toString()) + " is not the URL of a server",
              "Write it like https://mail.example.org."));
    }
    boolean bare = List.of("", "/").contains(url.getRawPath());
    if (!bare || url.getRawQuery() != null || url.getRawFragment() != null) {
      return Optional.of(
          Problem.error(
              shown(url.toString()) + " names more than a server",
              "Leave out what follows the host: " + origin() + "."));
    }
    if (scheme.equals("http") && !allowPlainHttp && !Loopback.is(url.getHost())) {
      return Optional.of(
          Problem.error(
              "plain HTTP would show the credential to the network",
              "Use https://"
                  + url.getRawAuthority()
                  + ", or allow plain HTTP explicitly (allowPlainHttp)."));
    }
    return Optional.empty();
  }

  private Optional<Problem> pathProblem() {
    if (path == null || (path.startsWith("/") && !path.startsWith("//") && Origin.isPath(path))) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
            "\"" + ServerText.of(path, 200) + "\" is not a path for method calls",
            "Write it like /jmap."));
  }

  private static String shown(String url) {
    boolean mayHoldSecret = url.chars().anyMatch(c -> c == '@' || c == '?' || c == '#');
    return mayHoldSecret
        ? "the URL (not shown: it may hold a secret)"
        : "\"" + ServerText.of(url, 200) + "\"";
  }

  /** {@code scheme://host} or {@code scheme://host:port}. */
  public String origin() {
    return scheme() + "://" + url.getRawAuthority();
  }

  private String scheme() {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }
}
