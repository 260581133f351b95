package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.IpText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How an address begins or ends, such as {@code 10.} or {@code .7}. */
final class AddressPart {
  private static final List<String> ENDS =
      List.of("1", ".1", "0.1", ".0.1", "0.0.1", ".0.0.1", ":1", "::1");
  private static final List<String> BEGINNINGS =
      List.of("192.0.2.", "192.0.2", "192.0.", "192.0", "2001:db8::", "2001:db8:");

  private AddressPart() {}

  /** An address with this part; nothing if it is a part of none that comes to mind. */
  static Optional<String> completed(String part) {
    return Stream.concat(
            ENDS.stream().map(part::concat), BEGINNINGS.stream().map(it -> it.concat(part)))
        .filter(IpText::isAddress)
        .findFirst();
  }
}
