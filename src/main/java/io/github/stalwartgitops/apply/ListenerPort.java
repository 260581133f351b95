package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.server.Listener;
import io.github.stalwartgitops.smtp.SmtpAddress;
import io.github.stalwartgitops.smtp.SmtpAddress.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A port that a listener binds, as expressions see it.
 *
 * @param listener the listener's name
 * @param ip the address that it binds, often {@code ::}
 * @param port the port that it binds
 * @param protocol {@code smtp} or {@code lmtp}
 * @param implicitTls whether connections begin with TLS
 * @param isKnown false for a guess
 */
record ListenerPort(
    String listener, String ip, int port, String protocol, boolean implicitTls, boolean isKnown) {
  /** The variables that it gives, except for {@code is_tls}. */
  static final List<String> VARIABLES = List.of("listener", "local_ip", "local_port", "protocol");

  /**
   * The ports that may answer at an address: those of its number; without one, the port is
   * translated on the way and every one that begins as the address does is possible.
   *
   * @param listeners the server's listeners, if they could be read
   */
  static List<ListenerPort> at(SmtpAddress address, Optional<List<Listener>> listeners) {
    boolean tls = address.security() == Security.IMPLICIT_TLS;
    List<ListenerPort> all = all(listeners.orElse(List.of()));
    List<ListenerPort> ofNumber =
        all.stream().filter(port -> port.port() == address.port()).toList();
    if (!ofNumber.isEmpty()) {
      return ofNumber;
    }
    List<ListenerPort> alike = all.stream().filter(port -> port.implicitTls() == tls).toList();
    return alike.isEmpty() ? List.of(guess(address, tls)) : alike;
  }

  private static ListenerPort guess(SmtpAddress address, boolean tls) {
    return new ListenerPort(tls ? "submissions" : "smtp", "::", address.port(), "smtp", tls, false);
  }

  private static List<ListenerPort> all(List<Listener> listeners) {
    List<ListenerPort> ports = new ArrayList<>();
    for (Listener listener : listeners) {
      String protocol = listener.protocol().toLowerCase(Locale.ROOT);
      if (protocol.equals("smtp") || protocol.equals("lmtp")) {
        for (String bind : listener.binds()) {
          of(bind, listener, protocol).ifPresent(ports::add);
        }
      }
    }
    return ports;
  }

  private static Optional<ListenerPort> of(String bind, Listener listener, String protocol) {
    int colon = bind.lastIndexOf(':');
    String number = bind.substring(colon + 1);
    if (colon < 0 || !number.matches("\\d{1,5}")) {
      return Optional.empty();
    }
    String ip = bind.substring(0, colon).replace("[", "").replace("]", "");
    return Optional.of(
        new ListenerPort(
            listener.name(), ip, Integer.parseInt(number), protocol, listener.implicitTls(), true));
  }
}
