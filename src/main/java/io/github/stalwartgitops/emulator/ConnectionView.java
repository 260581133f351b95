package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.Settings;
import java.net.Socket;
import java.util.function.Supplier;

/** What one SMTP connection sees of the active settings. */
final class ConnectionView {
  private static final String DEFAULT_GREETING = "Stalwart ESMTP at your service.";

  private final String serverName;

  ConnectionView(
      String serverName, SmtpListener listener, Socket socket, Supplier<Settings> active) {
    this.serverName = serverName;
  }

  /** The text behind {@code 220}. */
  String greeting() {
    return DEFAULT_GREETING;
  }

  /** The host name that EHLO is answered with. */
  String hostname() {
    return serverName;
  }

  /** Whether EHLO with a domain that has no dot is refused. */
  boolean rejectsNonFqdn() {
    return true;
  }
}
