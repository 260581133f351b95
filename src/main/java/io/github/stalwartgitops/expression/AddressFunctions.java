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
    IpNetwork within = address == null ? null : IpNetwork.parse(network.text());
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
}
