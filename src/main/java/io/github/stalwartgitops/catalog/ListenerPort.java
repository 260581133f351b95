package io.github.stalwartgitops.catalog;

import io.github.stalwartgitops.expression.IpText;
import io.github.stalwartgitops.expression.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A port that a network listener of a server binds, as expressions see it.
 *
 * @param listener the name of the listener, what {@code listener} is in expressions
 * @param ip the address that it binds, often {@code ::}, what {@code local_ip} is in expressions
 * @param port 0 to 65535
 * @param protocol in lower case, such as {@code smtp}, {@code lmtp} or {@code http}
 * @param implicitTls whether connections begin with TLS
 */
public record ListenerPort(
    String listener, String ip, int port, String protocol, boolean implicitTls) {
  /** The listener {@code smtp} of a fresh server. */
  public static final ListenerPort SMTP = new ListenerPort("smtp", "::", 25, "smtp", false);

  /** The listener {@code submissions} of a fresh server. */
  public static final ListenerPort SUBMISSIONS =
      new ListenerPort("submissions", "::", 465, "smtp", true);

  private static final int HIGHEST_PORT = 65_535;

  /**
   * Parses one entry of {@code NetworkListener.bind}.
   *
   * @param bind an address with a port, such as {@code [::]:25} or {@code 192.0.2.1:25}
   * @return empty if the text has another form
   */
  public static Optional<ListenerPort> parse(
      String listener, String bind, String protocol, boolean implicitTls) {
    int colon = bind.lastIndexOf(':');
    if (colon < 0 || !bind.substring(colon + 1).matches("\\d{1,5}")) {
      return Optional.empty();
    }
    String address = bind.substring(0, colon);
    boolean bracketed = address.startsWith("[") && address.endsWith("]");
    String ip = bracketed ? address.substring(1, address.length() - 1) : address;
    int port = Integer.parseInt(bind.substring(colon + 1));
    return IpText.isAddress(ip) && port <= HIGHEST_PORT
        ? Optional.of(
            new ListenerPort(listener, ip, port, protocol.toLowerCase(Locale.ROOT), implicitTls))
        : Optional.empty();
  }

  /** Returns whether mail comes in here, by SMTP or LMTP. */
  public boolean takesMail() {
    return protocol.equals("smtp") || protocol.equals("lmtp");
  }

  /** Returns the variables of a connection that this port decides. */
  public Map<String, Value> variables() {
    Map<String, Value> variables = new LinkedHashMap<>();
    variables.put("listener", Value.of(listener));
    variables.put("local_ip", Value.of(ip));
    variables.put("local_port", Value.of(port));
    variables.put("protocol", Value.of(protocol));
    variables.put("is_tls", Value.of(implicitTls));
    return variables;
  }
}
