package io.github.stalwartgitops.jmap;

import java.util.List;
import java.util.Locale;
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

  /** Whether requests to {@code target} go through this proxy. */
  public boolean isUsedFor(String target) {
    return !Loopback.is(target)
        && nonProxyHosts.stream().noneMatch(pattern -> matches(pattern.strip(), target));
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
