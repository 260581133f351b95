package io.github.stalwartgitops.playground;

import io.github.stalwartgitops.emulator.HttpRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site makes a browser send: a name of that site that points to this machine
 * (DNS rebinding) shows in {@code Host}, a request from its pages in {@code Origin} (RFC 6454) and
 * {@code Sec-Fetch-Site}.
 */
final class SameOrigin {
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.(25[0-5]|2[0-4]\\d|1?\\d{1,2})){3}|\\[::1])(:\\d{1,5})?");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private SameOrigin() {}

  /** Returns why a request is refused, one sentence; empty if it is not. */
  static Optional<String> refusal(HttpRequest request) {
    String host = request.header("host");
    if (host == null || !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      return Optional.of("The playground answers only as localhost or 127.0.0.1.");
    }
    boolean isPage = request.path().equals("/");
    String site = request.header("sec-fetch-site");
    boolean isForeign = !isOrigin(request.header("origin"), host);
    return isForeign || (!isPage && site != null && !OWN_SITES.contains(site))
        ? Optional.of("The playground answers only its own page.")
        : Optional.empty();
  }

  private static boolean isOrigin(@Nullable String origin, String host) {
    return origin == null || origin.equalsIgnoreCase("http://" + host);
  }
}
