package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.IpText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The form of the texts that a variable may hold. */
enum TextForm {
  /** An IP address as the server writes it. */
  ADDRESS {
    @Override
    Optional<String> hint(String text) {
      Optional<String> written = IpText.canonical(text);
      if (written.isEmpty()) {
        return Optional.of(
            text.contains("/")
                ? "For a network use is_ip_in_cidr(remote_ip, '" + text + "')."
                : "Write an IP address.");
      }
      return written
          .filter(address -> !address.equals(text))
          .map(address -> "Write '" + address + "'.");
    }
  },
  /** A country code of ISO 3166, or nothing. */
  COUNTRY {
    @Override
    Optional<String> hint(String text) {
      if (text.isEmpty() || COUNTRIES.contains(text)) {
        return Optional.empty();
      }
      String capitals = text.toUpperCase(Locale.ROOT);
      return Optional.of(
          COUNTRIES.contains(capitals)
              ? "Write '" + capitals + "'."
              : "Write the two letters of ISO 3166, such as 'DE' or 'US'.");
    }
  },
  /** A protocol of the stages of receiving mail. */
  PROTOCOL {
    @Override
    Optional<String> hint(String text) {
      return text.equals("smtp") || text.equals("lmtp")
          ? Optional.empty()
          : Optional.of("Write 'smtp' or 'lmtp'; for TLS use is_tls.");
    }
  },
  /** Any text. */
  ANY {
    @Override
    Optional<String> hint(String text) {
      return Optional.empty();
    }
  };

  /** The codes in use, and those that registries give to what is not a country. */
  private static final Set<String> COUNTRIES =
      Stream.concat(
              Arrays.stream(Locale.getISOCountries()),
              Stream.of("XK", "EU", "AP", "ZZ", "UK", "AN", "CS"))
          .collect(Collectors.toUnmodifiableSet());

  /** Returns what to write instead of a text that never occurs; empty for one that may. */
  abstract Optional<String> hint(String text);
}
