package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Node;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values that variables and functions may have ({@code docs/server.md}, what a client meets).
 */
final class KnownRanges {
  static final ValueRange ADDRESS =
      new ValueRange.Texts("an IP address as the server writes it", TextForm.ADDRESS);

  private static final ValueRange PORT = new ValueRange.Numbers(0, 65_535);
  private static final ValueRange TRUTH = new ValueRange.Numbers(0, 1);
  private static final ValueRange COUNT = new ValueRange.Numbers(0, Long.MAX_VALUE);

  private static final Map<String, ValueRange> VARIABLES =
      Map.ofEntries(
          Map.entry("local_port", PORT),
          Map.entry("remote_port", PORT),
          Map.entry("received_via_port", PORT),
          Map.entry("is_tls", TRUTH),
          Map.entry("asn", new ValueRange.Numbers(0, 4_294_967_295L)),
          Map.entry("retry_num", COUNT),
          Map.entry("notify_num", COUNT),
          Map.entry("remote_ip", ADDRESS),
          Map.entry("local_ip", ADDRESS),
          Map.entry("received_from_ip", ADDRESS),
          Map.entry(
              "country",
              new ValueRange.Texts(
                  "a country code of two capital letters, or empty", TextForm.COUNTRY)),
          Map.entry("protocol", new ValueRange.Texts("smtp or lmtp", TextForm.PROTOCOL)),
          Map.entry("listener", new ValueRange.Texts("a listener's name", TextForm.ANY)));

  private static final Pattern TRUTH_FUNCTION =
      Pattern.compile(
          "is_\\w+|has_digits|contains|contains_ignore_case|eq_ignore_case|starts_with|ends_with");

  private static final Pattern COUNT_FUNCTION = Pattern.compile("len|count|count_\\w+");

  private KnownRanges() {}

  /** The values that a node of a field may have, if they are known. */
  static Optional<ValueRange> of(Node node, FieldName field) {
    if (node instanceof Node.Variable variable) {
      boolean http = field.object().equals("Http") && variable.name().equals("protocol");
      return http ? Optional.empty() : Optional.ofNullable(VARIABLES.get(variable.name()));
    }
    if (node instanceof Node.Matches) {
      return Optional.of(TRUTH);
    }
    return node instanceof Node.Call call ? ofFunction(call.function().name()) : Optional.empty();
  }

  private static Optional<ValueRange> ofFunction(String name) {
    if (TRUTH_FUNCTION.matcher(name).matches()) {
      return Optional.of(TRUTH);
    }
    return COUNT_FUNCTION.matcher(name).matches() ? Optional.of(COUNT) : Optional.empty();
  }
}
