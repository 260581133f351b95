package io.github.stalwartgitops.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of {@code system('hostname')}. It is {@code SystemSettings.defaultHostname}; where
 * that is empty, as on a fresh server, it is the name of each node, which no method returns.
 *
 * @param known the name; empty if it is not known
 * @param isEachNodesOwn whether it is not known because each node has its own
 */
public record HostName(Optional<String> known, boolean isEachNodesOwn) {
  /** Stands in shown texts for a name that is not known. */
  public static final String PLACEHOLDER = "‹host name›";

  private static final Pattern SYNTAX =
      Pattern.compile(
          "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

  /** Returns the host name of a server whose settings were not read. */
  public static HostName unknown() {
    return new HostName(Optional.empty(), false);
  }

  /** Returns the host name of a server with this {@code defaultHostname}. */
  public static HostName of(String defaultHostname) {
    return defaultHostname.isEmpty()
        ? new HostName(Optional.empty(), true)
        : new HostName(Optional.of(defaultHostname), false);
  }

  /** Returns whether a text has the form of a host name (RFC 1123, 2.1). */
  public static boolean isHostName(String text) {
    return text.length() <= 253 && SYNTAX.matcher(text).matches();
  }
}
