package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What values a variable or a function may have ({@code smtp-runtime.md}, {@code
 * expression-language.md}).
 */
sealed interface ValueRange {
  /** In words, such as "a number from 0 to 65535". */
  String words();

  /** Integers. */
  record Numbers(long least, long most) implements ValueRange {
    @Override
    public String words() {
      return least == 0 && most == 1
          ? "1 or 0"
          : most == Long.MAX_VALUE ? "a number" : "a number from " + least + " to " + most;
    }
  }

  /** Texts of a form. */
  record Texts(String words, Form form) implements ValueRange {}

  /** Judges a text. */
  enum Form {
    ADDRESS {
      @Override
      Optional<String> fault(String text) {
        Optional<String> written = IpText.canonical(text);
        if (written.isEmpty()) {
          return Optional.of(
              text.contains("/")
                  ? "A network is asked for with is_ip_in_cidr(remote_ip, '" + text + "')."
                  : "Write an IP address.");
        }
        return written
            .filter(address -> !address.equals(text))
            .map(address -> "Write '" + address + "'.");
      }
    },
    COUNTRY {
      @Override
      Optional<String> fault(String text) {
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
    SMTP_PROTOCOL {
      @Override
      Optional<String> fault(String text) {
        return text.equals("smtp") || text.equals("lmtp")
            ? Optional.empty()
            : Optional.of("Write 'smtp' or 'lmtp'; TLS is asked for with is_tls.");
      }
    },
    ANY {
      @Override
      Optional<String> fault(String text) {
        return Optional.empty();
      }
    };

    /** What to write instead of a text that never occurs; empty for one that may. */
    abstract Optional<String> fault(String text);
  }

  /** The codes in use, and those that registries give to what is no country. */
  Set<String> COUNTRIES =
      java.util.stream.Stream.concat(
              java.util.Arrays.stream(Locale.getISOCountries()),
              java.util.stream.Stream.of("XK", "EU", "AP", "ZZ", "UK", "AN", "CS"))
          .collect(java.util.stream.Collectors.toUnmodifiableSet());

  ValueRange PORT = new Numbers(0, 65_535);
  ValueRange TRUTH = new Numbers(0, 1);
  ValueRange COUNT = new Numbers(0, Long.MAX_VALUE);
  ValueRange ADDRESS = new Texts("an IP address as the server writes it", Form.ADDRESS);

  Map<String, ValueRange> VARIABLES =
      Map.ofEntries(
          Map.entry("local_port", PORT),
          Map.entry("remote_port", PORT),
          Map.entry("received_via_port", PORT),
          Map.entry("is_tls", TRUTH),
          Map.entry("asn", new Numbers(0, 4_294_967_295L)),
          Map.entry("retry_num", COUNT),
          Map.entry("notify_num", COUNT),
          Map.entry("remote_ip", ADDRESS),
          Map.entry("local_ip", ADDRESS),
          Map.entry("received_from_ip", ADDRESS),
          Map.entry(
              "country",
              new Texts("a country code of two capital letters, or empty", Form.COUNTRY)),
          Map.entry("protocol", new Texts("smtp or lmtp", Form.SMTP_PROTOCOL)),
          Map.entry("listener", new Texts("the name of a listener", Form.ANY)));

  Pattern TRUTH_FUNCTION =
      Pattern.compile(
          "is_\\w+|has_digits|contains|contains_ignore_case|eq_ignore_case|starts_with|ends_with");

  Pattern COUNT_FUNCTION = Pattern.compile("len|count|count_\\w+");

  /** The values that a function may have, if they are known. */
  static Optional<ValueRange> ofFunction(String name) {
    if (TRUTH_FUNCTION.matcher(name).matches()) {
      return Optional.of(TRUTH);
    }
    return COUNT_FUNCTION.matcher(name).matches() ? Optional.of(COUNT) : Optional.empty();
  }

  /** Whether a value is a text that reads as a number. */
  static boolean isNumeric(Value value) {
    return value instanceof Value.IntegerValue
        || value instanceof Value.FloatValue
        || (value instanceof Value.StringValue string && NUMBER.matcher(string.text()).matches());
  }

  Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
}
