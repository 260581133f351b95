package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Node;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values that a variable or a function may have ({@code docs/server.md}, what a client sees).
 */
sealed interface ValueRange {
  /** An IP address. */
  ValueRange ADDRESS = new Texts("an IP address as the server writes it", TextForm.ADDRESS);

  /** A truth value, which the language knows as 1 and 0. */
  ValueRange TRUTH = new Numbers(0, 1);

  /** The range in words, such as "a number from 0 to 65535". */
  String words();

  /**
   * Integers.
   *
   * @param least the smallest
   * @param most the largest
   */
  record Numbers(long least, long most) implements ValueRange {
    @Override
    public String words() {
      if (isTruth()) {
        return "1 or 0";
      }
      return most == Long.MAX_VALUE ? "a number" : "a number from " + least + " to " + most;
    }

    boolean isTruth() {
      return equals(TRUTH);
    }
  }

  /**
   * Texts of a form.
   *
   * @param words the form in words
   * @param form accepts the texts of this form
   */
  record Texts(String words, TextForm form) implements ValueRange {}

  /** Returns the values that a node may have in a field; empty if they are not known. */
  static Optional<ValueRange> of(Node node, FieldName field) {
    if (node instanceof Node.Variable variable) {
      boolean otherProtocols = field.object().equals("Http") && variable.name().equals("protocol");
      return otherProtocols ? Optional.empty() : Known.ofVariable(variable.name());
    }
    if (node instanceof Node.Matches) {
      return Optional.of(TRUTH);
    }
    return node instanceof Node.Call call
        ? Known.ofFunction(call.function().name())
        : Optional.empty();
  }

  /** What is known by name. */
  final class Known {
    private static final ValueRange PORT = new Numbers(0, 65_535);
    private static final ValueRange COUNT = new Numbers(0, Long.MAX_VALUE);

    private static final Map<String, ValueRange> VARIABLES =
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
                new Texts("a country code of two capital letters, or empty", TextForm.COUNTRY)),
            Map.entry("protocol", new Texts("smtp or lmtp", TextForm.PROTOCOL)),
            Map.entry("listener", new Texts("a listener's name", TextForm.ANY)));

    private static final Pattern TRUTH_FUNCTION =
        Pattern.compile(
            "is_\\w+|has_digits|contains|contains_ignore_case|eq_ignore_case|starts_with"
                + "|ends_with");

    private static final Pattern COUNT_FUNCTION = Pattern.compile("len|count|count_\\w+");

    private Known() {}

    private static Optional<ValueRange> ofVariable(String name) {
      return Optional.ofNullable(VARIABLES.get(name));
    }

    private static Optional<ValueRange> ofFunction(String name) {
      if (TRUTH_FUNCTION.matcher(name).matches()) {
        return Optional.of(TRUTH);
      }
      return COUNT_FUNCTION.matcher(name).matches() ? Optional.of(COUNT) : Optional.empty();
    }
  }
}
