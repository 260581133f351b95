package io.github.stalwartgitops.expression;

import org.jspecify.annotations.Nullable;

/**
 * An IP address, read by the rules of Rust's standard library: decimal octets without leading
 * zeros, at most four hexadecimal digits a group, no zone.
 *
 * @param isIpv4 whether it is an IPv4 address, then only the lowest 32 bits count
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
record IpAddress(boolean isIpv4, long high, long low) {
  static @Nullable IpAddress parse(String text) {
    int length = text.length();
    if (length < 2 || length > 45) {
      return null;
    }
    if (text.indexOf(':') >= 0) {
      return parseIpv6(text);
    }
    long bits = ipv4Bits(text, 0, length);
    return bits < 0 ? null : new IpAddress(true, 0, bits);
  }

  /** Whether it is {@code ::ffff:a.b.c.d}. */
  boolean isIpv4Mapped() {
    return !isIpv4 && high == 0 && low >>> 32 == 0xffff;
  }

  /** Whether it is {@code ::a.b.c.d}. */
  boolean isIpv4Compatible() {
    return !isIpv4 && high == 0 && low >>> 32 == 0;
  }

  /** The IPv6 form of an IPv4 address. */
  IpAddress mapped() {
    return isIpv4 ? new IpAddress(false, 0, 0xffff_0000_0000L | low) : this;
  }

  /** The four octets, or -1. */
  private static long ipv4Bits(String text, int from, int to) {
    long bits = 0;
    int at = from;
    for (int octet = 0; octet < 4; octet++) {
      if (octet > 0 && (at >= to || text.charAt(at++) != '.')) {
        return -1;
      }
      int start = at;
      int value = 0;
      while (at < to && at - start < 3 && isDigit(text.charAt(at))) {
        value = value * 10 + text.charAt(at++) - '0';
      }
      boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
      if (at == start || value > 255 || leadingZero) {
        return -1;
      }
      bits = bits << 8 | value;
    }
    return at == to ? bits : -1;
  }

  private static @Nullable IpAddress parseIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      Groups all = Groups.read(text, 0, text.length());
      return all == null || all.count != 8 ? null : new IpAddress(false, all.high, all.low);
    }
    Groups front = Groups.read(text, 0, gap);
    Groups back = Groups.read(text, gap + 2, text.length());
    if (front == null || back == null || front.count + back.count > 7 || front.endsInIpv4) {
      return null;
    }
    Groups shifted = front.shifted(8 - front.count);
    return new IpAddress(false, shifted.high | back.high, shifted.low | back.low);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Groups of 16 bits, right-aligned in 128. */
  private record Groups(long high, long low, int count, boolean endsInIpv4) {
    static @Nullable Groups read(String text, int from, int to) {
      long high = 0;
      long low = 0;
      int count = 0;
      int at = from;
      while (at < to) {
        if (count > 0 && text.charAt(at++) != ':') {
          return null;
        }
        int end = endOfGroup(text, at, to);
        if (end < to && text.charAt(end) == '.') {
          long bits = ipv4Bits(text, at, to);
          return bits < 0 || count > 6
              ? null
              : new Groups(high << 32 | low >>> 32, low << 32 | bits, count + 2, true);
        }
        if (end == at || end - at > 4 || count == 8) {
          return null;
        }
        high = high << 16 | low >>> 48;
        low = low << 16 | Integer.parseInt(text, at, end, 16);
        count++;
        at = end;
      }
      return new Groups(high, low, count, false);
    }

    Groups shifted(int groups) {
      int bits = groups * 16;
      if (bits >= 128) {
        return new Groups(0, 0, count, endsInIpv4);
      }
      return bits >= 64
          ? new Groups(low << (bits - 64), 0, count, endsInIpv4)
          : bits == 0
              ? this
              : new Groups(high << bits | low >>> (64 - bits), low << bits, count, endsInIpv4);
    }

    private static int endOfGroup(String text, int from, int to) {
      int at = from;
      while (at < to && isHex(text.charAt(at))) {
        at++;
      }
      return at;
    }

    private static boolean isHex(char c) {
      return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    }
  }
}
