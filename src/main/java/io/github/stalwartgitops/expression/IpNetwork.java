package io.github.stalwartgitops.expression;

import org.jspecify.annotations.Nullable;

/** An address with a prefix length, as {@code is_ip_in_cidr} takes it; a bare one is itself. */
record IpNetwork(IpAddress address, int prefix) {
  private static final int SHORTEST = 8;

  static @Nullable IpNetwork parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      IpAddress address = IpAddress.parse(Unicode.trim(text));
      return address == null ? null : new IpNetwork(address, widthOf(address));
    }
    IpAddress address = IpAddress.parse(Unicode.trim(text.substring(0, slash)));
    int prefix = prefix(Unicode.trim(text.substring(slash + 1)));
    return address == null || prefix < SHORTEST || prefix > widthOf(address)
        ? null
        : new IpNetwork(address, prefix);
  }

  private static int widthOf(IpAddress address) {
    return address.isIpv4() ? 32 : 128;
  }

  /** An unsigned integer with an optional plus, or -1. */
  private static int prefix(String text) {
    if (text.startsWith("-")) {
      return -1;
    }
    return Numbers.parseInteger(text) instanceof Value.IntegerValue integer
            && integer.number() <= 128
        ? (int) integer.number()
        : -1;
  }

  boolean contains(IpAddress other) {
    if (address.isIpv4() && !other.isIpv4()) {
      boolean is4 = other.isIpv4Mapped() || (prefix < 32 && other.isIpv4Compatible());
      return is4 && (((address.low() ^ other.low()) & 0xffff_ffffL) >>> (32 - prefix)) == 0;
    }
    if (address.isIpv4()) {
      return ((address.low() ^ other.low()) >>> (32 - prefix)) == 0;
    }
    IpAddress candidate = other.mapped();
    long high = address.high() ^ candidate.high();
    long low = address.low() ^ candidate.low();
    return prefix <= 64
        ? high >>> (64 - prefix) == 0
        : high == 0 && (prefix == 128 ? low == 0 : low >>> (128 - prefix) == 0);
  }
}
