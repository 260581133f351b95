package io.github.stalwartgitops.expression;

import org.jspecify.annotations.Nullable;

/** The functions on IP addresses. */
final class AddressFunctions {
  private static final String HEX = "0123456789abcdef";

  private AddressFunctions() {}

  static Value isIpAddress(Value value) {
    return Value.of(address(value) != null);
  }

  static Value isIpv4Address(Value value) {
    IpAddress address = address(value);
    return Value.of(address != null && address.isIpv4());
  }

  static Value isIpv6Address(Value value) {
    IpAddress address = address(value);
    return Value.of(address != null && !address.isIpv4());
  }

  static Value isIpInCidr(Value value, Value network) {
    IpAddress address = IpAddress.parse(value.text());
    Network within = address == null ? null : Network.parse(network.text());
    return Value.of(address != null && within != null && within.contains(address));
  }

  /** The labels under {@code in-addr.arpa} or {@code ip6.arpa}, without that suffix. */
  static Value ipReverseName(Value value) {
    IpAddress address = address(value);
    if (address == null) {
      return Value.EMPTY;
    }
    StringBuilder name = new StringBuilder(64);
    if (address.isIpv4()) {
      for (int shift = 0; shift < 32; shift += 8) {
        name.append(shift == 0 ? "" : ".").append(address.low() >> shift & 0xff);
      }
      return Value.of(name.toString());
    }
    appendNibbles(name, address.low());
    name.append('.');
    appendNibbles(name, address.high());
    return Value.of(name.toString());
  }

  private static void appendNibbles(StringBuilder name, long bits) {
    for (int shift = 0; shift < 64; shift += 4) {
      name.append(shift == 0 ? "" : ".").append(HEX.charAt((int) (bits >> shift & 0xf)));
    }
  }

  private static @Nullable IpAddress address(Value value) {
    return IpAddress.parse(value.text());
  }

  /** An address with the length of its prefix; a bare address is a network of itself. */
  private record Network(IpAddress address, int prefix) {
    private static final int SHORTEST = 8;

    static @Nullable Network parse(String text) {
      int slash = text.indexOf('/');
      if (slash < 0) {
        IpAddress address = IpAddress.parse(Unicode.trim(text));
        return address == null ? null : new Network(address, widthOf(address));
      }
      IpAddress address = IpAddress.parse(Unicode.trim(text.substring(0, slash)));
      int prefix = prefix(Unicode.trim(text.substring(slash + 1)));
      return address == null || prefix < SHORTEST || prefix > widthOf(address)
          ? null
          : new Network(address, prefix);
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
}
