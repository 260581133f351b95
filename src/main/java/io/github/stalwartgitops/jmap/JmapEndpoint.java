package io.github.stalwartgitops.jmap;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.tls.TlsConfiguration;
import io.github.stalwartgitops.tls.TlsFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JMAP server and how to reach it. Everything is sent to the origin (scheme, host and port) of
 * {@code url}, never to another one.
 *
 * @param url the server: {@code http} or {@code https}, host, port if it is not the default
 * @param path the path for method calls, or null to use {@code /jmap} and to discover the path if
 *     that is not found
 * @param credential how the client authenticates
 * @param limits times and sizes
 * @param proxy the proxy to use, or null for the one that Java's system properties name
 * @param tls trust and client certificate
 * @param allowPlainHttp whether {@code http} is accepted for hosts other than loopback
 * @param userAgent the name of the client, such as {@code stalwart-gitops/1.0}
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
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)\\]?");

  /** Returns an endpoint with default limits, system trust and no own proxy. */
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
   * Returns what is wrong with it before anything is sent: errors that prevent opening it, and a
   * warning if TLS is insecure. The URL is not quoted if it may contain a password.
   */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    urlProblem().ifPresent(problems::add);
    pathProblem().ifPresent(problems::add);
    credential
        .invalidReason()
        .ifPresent(
            reason -> problems.add(Problem.error(reason, "Fix it there. Nothing was sent.")));
    if (tls.insecure()) {
      problems.add(
          Problem.warning(
              "the server's certificate is not checked (insecure)",
              "Anyone on the network path can read the credential. Instead, trust the server's"
                  + " certificate authority: "
                  + TlsFailure.CA_FILE_OPTION
                  + "."));
    }
    return problems;
  }

  /** Returns whether connections to it begin with TLS. */
  boolean usesTls() {
    return scheme().equals("https");
  }

  private Optional<Problem> urlProblem() {
    String scheme = scheme();
    if (url.getRawUserInfo() != null) {
      return Optional.of(
          Problem.error(
              "the URL contains a user name or a password",
              "A URL must not contain credentials: use STALWART_TOKEN, a file or settings.xml."));
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
    if (scheme.equals("http") && !allowPlainHttp && !isLoopback(url.getHost())) {
      return Optional.of(
          Problem.error(
              "plain HTTP would expose the credential to the network",
              "Use https://"
                  + url.getRawAuthority()
                  + ", or allow it: --allow-plain-http (allowPlainHttp in Maven)."));
    }
    return Optional.empty();
  }

  private Optional<Problem> pathProblem() {
    if (path == null || isPath(path)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
            "\"" + ServerText.of(path, 200) + "\" is not a path for method calls",
            "Write it like /jmap."));
  }

  private static boolean isPath(String text) {
    try {
      URI uri = new URI(text);
      return text.startsWith("/")
          && !text.startsWith("//")
          && uri.getScheme() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String shown(String url) {
    boolean mayHoldSecret = url.chars().anyMatch(c -> c == '@' || c == '?' || c == '#');
    return mayHoldSecret
        ? "the URL (not shown: it may contain a secret)"
        : "\"" + ServerText.of(url, 200) + "\"";
  }

  /** Returns {@code scheme://host} or {@code scheme://host:port}. */
  public String origin() {
    return scheme() + "://" + url.getRawAuthority();
  }

  /** Returns whether the host of a URL is a loopback name or address, without resolving it. */
  public static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  private String scheme() {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }
}
