package io.github.stalwartgitops.expression;

import java.net.Inet4Address;
import java.net.InetAddress;

/** IP addresses as expressions see them: IPv6 in the short form of RFC 5952. */
public final class IpText {
  private static final int GROUPS = 8;

  private IpText() {}

  /** The text of an address, without any zone. */
  public static String of(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    byte[] bytes = address.getAddress();
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF);
    }
    return of(groups);
  }

  /** Whether a server takes the text for an IP address. */
  public static boolean isAddress(String text) {
    return IpAddress.parse(text) != null;
  }

  private static String of(int[] groups) {
    int start = -1;
    int length = 1; // a single zero is written out
    for (int i = 0; i < GROUPS; i++) {
      int zeros = zeros(groups, i);
      if (zeros > length) {
        start = i;
        length = zeros;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  private static int zeros(int[] groups, int from) {
    int end = from;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - from;
  }
}
