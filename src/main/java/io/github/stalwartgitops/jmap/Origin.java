package io.github.stalwartgitops.jmap;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What RFC 6454 calls an origin, and paths on it. */
final class Origin {
  private Origin() {}

  static boolean same(URI one, URI other) {
    return one.getScheme() != null
        && one.getHost() != null
        && one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  /** Resolves a link against the address it was found at; empty if it is none. */
  static Optional<URI> resolve(URI base, String link) {
    try {
      return Optional.of(base.resolve(new URI(link)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Path and query of an address. */
  static String path(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  static boolean isPath(String text) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() == null && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
