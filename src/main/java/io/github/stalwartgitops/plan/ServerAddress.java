package io.github.stalwartgitops.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Normalizes the address of a server, so that two spellings can be compared. */
final class ServerAddress {
  private static final String EMBEDDED = "emulator:";
  private static final Map<String, Integer> DEFAULT_PORTS = Map.of("https", 443, "http", 80);

  private ServerAddress() {}

  /**
   * Returns scheme, host and port, such as {@code https://mail.example.org:443}; the address of the
   * embedded server stays as it is. Empty if the text is not an address, or has more parts.
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
      if (!bare || uri.getHost() == null || !DEFAULT_PORTS.containsKey(scheme)) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? DEFAULT_PORTS.get(scheme) : uri.getPort();
      return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
