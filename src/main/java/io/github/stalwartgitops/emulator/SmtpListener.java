package io.github.stalwartgitops.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An SMTP port of the emulator, and what expressions see of it: a rule on {@code local_port == 25}
 * can be tried on any free port.
 *
 * @param name what {@code listener} is
 * @param port the TCP port it really listens on, 0 for any free one
 * @param localPort what {@code local_port} is
 * @param localIp what {@code local_ip} is: the address that a real server's listener would bind
 * @param protocol what {@code protocol} is, {@code smtp} or {@code lmtp}
 * @param tls what {@code is_tls} is; the emulator itself speaks plain text in either case
 * @param node the node of the cluster that greets here, by settings in use of its own; empty for
 *     the one that answers the management API
 */
public record SmtpListener(
    String name,
    int port,
    int localPort,
    String localIp,
    String protocol,
    boolean tls,
    String node) {
  private static final Set<String> PARTS =
      Set.of("name", "port", "local-port", "local-ip", "protocol", "tls", "node");

  /** A listener of the node that answers the management API. */
  public SmtpListener(
      String name, int port, int localPort, String localIp, String protocol, boolean tls) {
    this(name, port, localPort, localIp, protocol, tls, "");
  }

  /** The same on another node of the cluster. */
  public SmtpListener on(String newNode) {
    return new SmtpListener(name, port, localPort, localIp, protocol, tls, newNode);
  }

  /** The listener {@code smtp} of a fresh server: port 25 bound to {@code ::}. */
  public static SmtpListener smtp(int port) {
    return new SmtpListener("smtp", port, 25, "::", "smtp", false);
  }

  /**
   * Reads the form of the command line, {@code
   * name=submission,port=0,local-port=587,local-ip=::,protocol=smtp,tls=false,node=mx2}. Only the
   * name is needed: the port is then any free one, {@code local-port} is 25, {@code local-ip} is
   * {@code ::}, the protocol {@code smtp}.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote it
   */
  public static SmtpListener parse(String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      if (equals < 0 || !PARTS.contains(key)) {
        throw new IllegalArgumentException(
            "\""
                + part
                + "\" is no part of a listener; write name=, port=, local-port=,"
                + " local-ip=, protocol=, tls=, node=");
      }
      if (parts.put(key, part.substring(equals + 1)) != null) {
        throw new IllegalArgumentException("a listener has " + key + "= once: " + text);
      }
    }
    String name = parts.getOrDefault("name", "");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a listener needs a name: " + text);
    }
    return new SmtpListener(
        name,
        port("port", parts.getOrDefault("port", "0")),
        port("local-port", parts.getOrDefault("local-port", "25")),
        parts.getOrDefault("local-ip", "::"),
        oneOf("protocol", parts.getOrDefault("protocol", "smtp"), "smtp", "lmtp"),
        oneOf("tls", parts.getOrDefault("tls", "false"), "true", "false").equals("true"),
        node(parts.getOrDefault("node", "")));
  }

  private static int port(String key, String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException(key + "=" + text + ": a port is a number up to 65535");
  }

  private static String node(String text) {
    if (text.matches("([A-Za-z][\\w.-]*)?")) {
      return text;
    }
    throw new IllegalArgumentException("node=" + text + ": a node is a name such as mx2");
  }

  private static String oneOf(String key, String text, String first, String second) {
    if (text.equals(first) || text.equals(second)) {
      return text;
    }
    throw new IllegalArgumentException(key + "=" + text + ": write " + first + " or " + second);
  }
}
