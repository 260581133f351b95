package io.github.stalwartgitops.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as text. */
final class IpText {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final int GROUPS = 8;

  private IpText() {}

  /**
   * The address as the server writes it in {@code remote_ip} (RFC 5952; an IPv4-mapped one as
   * IPv4), or empty if the text is no address.
   */
  static Optional<String> canonical(String text) {
    if (IPV4.matcher(text).matches()) {
      return Optional.of(text);
    }
    if (!IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.getByName(text);
      byte[] octets = address.getAddress();
      return Optional.of(octets.length == 4 ? address.getHostAddress() : ipv6(octets));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String ipv6(byte[] octets) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (octets[2 * i] & 0xff) << 8 | (octets[2 * i + 1] & 0xff);
    }
    int gap = longestGap(groups);
    int length = gap < 0 ? 0 : zeros(groups, gap);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == gap) {
        out.append("::");
        i += length - 1;
      } else {
        boolean first = out.isEmpty() || out.charAt(out.length() - 1) == ':';
        out.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }

  /** The first of the longest runs of at least two zero groups, or -1. */
  private static int longestGap(int[] groups) {
    int best = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int zeros = zeros(groups, i);
      if (zeros > length) {
        best = i;
        length = zeros;
      }
    }
    return best;
  }

  private static int zeros(int[] groups, int from) {
    int end = from;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - from;
  }
}
