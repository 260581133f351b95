package io.github.stalwartgitops.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An SMTP port of the emulator, and what expressions see of it: a rule on {@code local_port == 25}
 * can be tried on any free port.
 *
 * @param name the value of {@code listener}
 * @param port the TCP port that it listens on, 0 for any free one
 * @param localPort the value of {@code local_port}
 * @param localIp the value of {@code local_ip}: the address that a listener of a server binds
 * @param protocol the value of {@code protocol}, {@code smtp} or {@code lmtp}
 * @param tls the value of {@code is_tls}; the emulator speaks plain text in both cases
 * @param node the own name of the cluster node that greets here; empty for the one that answers the
 *     management API
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

  /** Creates a listener of the node that answers the management API. */
  public SmtpListener(
      String name, int port, int localPort, String localIp, String protocol, boolean tls) {
    this(name, port, localPort, localIp, protocol, tls, "");
  }

  /** Returns the same on another node of the cluster. */
  public SmtpListener on(String newNode) {
    return new SmtpListener(name, port, localPort, localIp, protocol, tls, newNode);
  }

  /** Returns the listener {@code smtp} of a fresh server: port 25 bound to {@code ::}. */
  public static SmtpListener smtp(int port) {
    return new SmtpListener("smtp", port, 25, "::", "smtp", false);
  }

  /**
   * Parses the form of the command line, {@code
   * name=submission,port=0,local-port=587,local-ip=::,protocol=smtp,tls=false,node=mx2}. Only the
   * name is required: the default is any free port, {@code local-port} 25, {@code local-ip} {@code
   * ::} and the protocol {@code smtp}.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static SmtpListener parse(String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      if (equals < 0 || !PARTS.contains(key)) {
        throw new IllegalArgumentException(
            "unknown part of a listener: "
                + part
                + "; write name=, port=, local-port=, local-ip=, protocol=, tls= or node=");
      }
      if (parts.put(key, part.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(key + "= is given twice: " + text);
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
