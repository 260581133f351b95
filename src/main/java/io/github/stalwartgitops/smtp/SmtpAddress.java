package io.github.stalwartgitops.smtp;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address at which a greeting is read.
 *
 * @param host a host name or an IP address, IPv6 without brackets
 * @param port the TCP port
 * @param security when TLS starts
 */
public record SmtpAddress(String host, int port, Security security) {
  private static final String FORM =
      "write smtp://HOST:PORT, smtps://HOST:PORT (TLS from the start) or"
          + " smtp+starttls://HOST:PORT (TLS after the greeting)";
  private static final Pattern PATTERN =
      Pattern.compile(
          "(smtp|smtps|smtp\\+starttls)://(?:\\[([0-9a-f:.]+)\\]|([a-z0-9._-]+))(?::(\\d{1,5}))?/?",
          Pattern.CASE_INSENSITIVE);

  /** When TLS starts on a connection. */
  public enum Security {
    /** Never. */
    NONE("smtp", 25),
    /** Before the greeting (RFC 8314, 3.3). */
    IMPLICIT_TLS("smtps", 465),
    /** After the greeting, by the command of RFC 3207; the greeting itself is plain text. */
    STARTTLS("smtp+starttls", 25);

    private final String scheme;
    private final int defaultPort;

    Security(String scheme, int defaultPort) {
      this.scheme = scheme;
      this.defaultPort = defaultPort;
    }

    private static Security of(String scheme) {
      for (Security security : values()) {
        if (security.scheme.equals(scheme.toLowerCase(Locale.ROOT))) {
          return security;
        }
      }
      throw new IllegalArgumentException(FORM);
    }
  }

  /**
   * Parses {@code smtp://host:port}, {@code smtps://host:port} or {@code
   * smtp+starttls://host:port}; the default port is 25, for {@code smtps} 465. IPv6 addresses are
   * in brackets.
   *
   * @throws IllegalArgumentException with a message for the person who wrote it
   */
  public static SmtpAddress parse(String text) {
    Matcher matcher = PATTERN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not an SMTP address: " + FORM);
    }
    Security security = Security.of(matcher.group(1));
    int port = matcher.group(4) == null ? security.defaultPort : Integer.parseInt(matcher.group(4));
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("'" + text + "': a port is a number from 1 to 65535");
    }
    String host = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    return new SmtpAddress(host, port, security);
  }

  /** Returns the form that {@link #parse} reads, always with the port. */
  @Override
  public String toString() {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return security.scheme + "://" + shown + ":" + port;
  }
}
