package io.github.stalwartgitops.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Tells whether two people wrote the same server: by scheme, host and port alone. */
final class ServerAddress {
  private static final String EMBEDDED = "emulator:";
  private static final Map<String, Integer> USUAL_PORTS = Map.of("https", 443, "http", 80);

  private ServerAddress() {}

  /**
   * The one form of an address: {@code https://mail.example.org:443}; that of the embedded server
   * is its own. Nothing for what names no server, or more than a server.
   */
  static Optional<String> of(String written) {
    String url = written.strip();
    if (url.startsWith(EMBEDDED)) {
      return Optional.of(url);
    }
    try {
      URI uri = new URI(url);
      String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
      boolean bare =
          List.of("", "/").contains(Objects.requireNonNullElse(uri.getRawPath(), ""))
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getRawUserInfo() == null;
      if (!bare || uri.getHost() == null || !USUAL_PORTS.containsKey(scheme)) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? USUAL_PORTS.get(scheme) : uri.getPort();
      return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
