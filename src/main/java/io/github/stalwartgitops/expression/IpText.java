package io.github.stalwartgitops.expression;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * IP addresses as expressions see them: IPv6 in the short form of RFC 5952, an IPv4-mapped one as
 * IPv4.
 */
public final class IpText {
  private static final int GROUPS = 8;

  private IpText() {}

  /** The text of an address, without any zone. */
  public static String of(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return of(
        address instanceof Inet4Address
            ? new IpAddress(true, 0, bytes.getInt())
            : new IpAddress(false, bytes.getLong(), bytes.getLong()));
  }

  /**
   * The text that the server would write for an address; empty if the server does not accept the
   * text as one.
   */
  public static Optional<String> canonical(String text) {
    return Optional.ofNullable(IpAddress.parse(text)).map(IpText::of);
  }

  /** Whether a server takes the text for an IP address. */
  public static boolean isAddress(String text) {
    return IpAddress.parse(text) != null;
  }

  private static String of(IpAddress address) {
    if (address.isIpv4() || address.isIpv4Mapped()) {
      return IntStream.of(24, 16, 8, 0)
          .mapToObj(bits -> Long.toString((address.low() >>> bits) & 0xFF))
          .collect(Collectors.joining("."));
    }
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      long half = i < GROUPS / 2 ? address.high() : address.low();
      groups[i] = (int) (half >>> (48 - 16 * (i % (GROUPS / 2)))) & 0xFFFF;
    }
    return of(groups);
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
