package io.github.stalwartgitops.jmap;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/**
 * A complete HTTP response, not yet interpreted.
 *
 * @param uri where it came from
 * @param status the HTTP status
 * @param headers its headers
 * @param body its body, as sent
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record RawResponse(URI uri, int status, HttpHeaders headers, byte[] body) {
  /** Returns the first header of that name; empty if there is none. */
  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Returns the media type in lower case, without parameters; empty if there is none. */
  String mediaType() {
    return header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  boolean isRedirect() {
    return status >= 300 && status < 400 && !header("location").isEmpty();
  }

  /**
   * Returns where a redirect leads, if that is on the origin of this response (scheme, host and
   * port, RFC 6454): a credential goes nowhere else.
   */
  Optional<URI> redirectWithinOrigin() {
    return isRedirect() ? resolve(header("location")).filter(this::isSameOrigin) : Optional.empty();
  }

  /** Returns the address that a link in this response names; empty if it is not a URI. */
  Optional<URI> resolve(String link) {
    try {
      return Optional.of(uri.resolve(new URI(link)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  boolean isSameOrigin(URI other) {
    return other.getScheme() != null
        && other.getHost() != null
        && other.getScheme().equalsIgnoreCase(uri.getScheme())
        && other.getHost().equalsIgnoreCase(uri.getHost())
        && port(other) == port(uri);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  /** Returns the path and query of a URI. */
  static String pathOf(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
