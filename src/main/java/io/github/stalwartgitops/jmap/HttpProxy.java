package io.github.stalwartgitops.jmap;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy between this client and the server. Loopback hosts are always reached directly.
 *
 * <p>For HTTPS, Java sends a proxy's user name and password only if the system property {@code
 * jdk.http.auth.tunneling.disabledSchemes} was empty when {@code java.net.http} was first used in
 * this JVM. {@link JmapClient#open} takes care of it; if that is too late, the proxy answers 407.
 *
 * @param host the proxy's host
 * @param port the proxy's port
 * @param user the user name for the proxy (Basic), or null
 * @param password the password for the proxy, or null
 * @param nonProxyHosts hosts reached directly, with {@code *} for any characters, such as {@code
 *     *.example.org}
 */
public record HttpProxy(
    String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    List<String> nonProxyHosts) {
  public HttpProxy {
    nonProxyHosts = List.copyOf(nonProxyHosts);
  }

  /**
   * Parses {@code http://user:password@host:port}, where only the host is required and port 80 is
   * the default. User name and password are percent-decoded.
   *
   * @param nonProxyHosts hosts reached directly, see {@link HttpProxy}
   * @throws IllegalArgumentException if the URL names no HTTP proxy; the message says why and
   *     quotes nothing of the URL, which may contain a password
   */
  public static HttpProxy parse(String url, List<String> nonProxyHosts) {
    URI uri = uri(url.strip());
    if (!"http".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("only http:// proxies are supported");
    }
    if (uri.getHost() == null || uri.getPort() > 65_535) {
      throw new IllegalArgumentException("it has no valid host and port");
    }
    String[] login = Objects.requireNonNullElse(uri.getRawUserInfo(), "").split(":", 2);
    return new HttpProxy(
        uri.getHost(),
        uri.getPort() < 0 ? 80 : uri.getPort(),
        login[0].isEmpty() ? null : decoded(login[0]),
        login.length < 2 ? null : decoded(login[1]),
        nonProxyHosts);
  }

  private static URI uri(String url) {
    try {
      return new URI(url.contains("://") ? url : "http://" + url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is not a URL", e);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Returns a copy with another password. */
  public HttpProxy withPassword(String newPassword) {
    return new HttpProxy(host, port, user, newPassword, nonProxyHosts);
  }

  /** Returns a copy with other hosts reached directly. */
  public HttpProxy withNonProxyHosts(List<String> hosts) {
    return new HttpProxy(host, port, user, password, hosts);
  }

  /** Returns whether requests to the host {@code target} go through this proxy. */
  public boolean isUsedFor(String target) {
    return !JmapEndpoint.isLoopback(target)
        && nonProxyHosts.stream().noneMatch(pattern -> matches(pattern.strip(), target));
  }

  /** Returns the value of the {@code Proxy-Authorization} header; empty if none is sent. */
  Optional<String> authorization() {
    return pair().map(pair -> "Basic " + pair);
  }

  /** Returns what must never be shown, see {@link Credential#secrets}. */
  List<String> secrets() {
    return Stream.concat(Stream.ofNullable(password), pair().stream()).toList();
  }

  private Optional<String> pair() {
    return Optional.ofNullable(user)
        .map(name -> Credential.Basic.pair(name, Objects.requireNonNullElse(password, "")));
  }

  private static boolean matches(String pattern, String target) {
    String[] parts = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
    String host = target.toLowerCase(Locale.ROOT);
    if (parts.length == 1) {
      return host.equals(parts[0]);
    }
    int from = parts[0].length();
    String last = parts[parts.length - 1];
    if (!host.startsWith(parts[0]) || !host.endsWith(last)) {
      return false;
    }
    for (int i = 1; i < parts.length - 1; i++) {
      int found = host.indexOf(parts[i], from);
      if (found < 0) {
        return false;
      }
      from = found + parts[i].length();
    }
    return from <= host.length() - last.length();
  }

  /** Names host and port, never the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
