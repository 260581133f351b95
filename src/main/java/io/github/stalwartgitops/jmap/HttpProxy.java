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
 * An HTTP proxy on the way to the server. Loopback hosts are always reached directly.
 *
 * <p>For HTTPS, Java sends a proxy's user name and password only if the system property {@code
 * jdk.http.auth.tunneling.disabledSchemes} was empty when its HTTP client was first used. {@link
 * JmapClient#open} sets it where it is not set; if that comes too late, the proxy answers 407.
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
   * The proxy that a URL names: {@code http://user:password@host:port}, where all but the host may
   * be left out and port 80 is the default. User name and password are percent-decoded.
   *
   * @param nonProxyHosts hosts reached directly, see {@link HttpProxy}
   * @throws IllegalArgumentException if the URL names no HTTP proxy; the message says why, and
   *     repeats nothing of the URL, which may hold a password
   */
  public static HttpProxy parse(String url, List<String> nonProxyHosts) {
    URI uri = uri(url.strip());
    if (!"http".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("only proxies with http:// are known");
    }
    if (uri.getHost() == null || uri.getPort() > 65_535) {
      throw new IllegalArgumentException("no host and port can be read");
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
      throw new IllegalArgumentException("it is no URL", e);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The same with another password. */
  public HttpProxy withPassword(String newPassword) {
    return new HttpProxy(host, port, user, newPassword, nonProxyHosts);
  }

  /** The same with other hosts reached directly. */
  public HttpProxy except(List<String> hosts) {
    return new HttpProxy(host, port, user, password, hosts);
  }

  /** Whether requests to {@code target} go through this proxy. */
  public boolean isUsedFor(String target) {
    return !Loopback.is(target)
        && nonProxyHosts.stream().noneMatch(pattern -> matches(pattern.strip(), target));
  }

  /** The value of the header {@code Proxy-Authorization}; empty where none is sent. */
  Optional<String> authorization() {
    return pair().map(pair -> "Basic " + pair);
  }

  /** What must never be shown, see {@link Credential#secrets}. */
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
