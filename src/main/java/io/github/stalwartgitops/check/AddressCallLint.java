package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.StringLiterals;
import io.github.stalwartgitops.expression.Value;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds calls that look for an address, a country and the like that never occurs. */
final class AddressCallLint implements FieldLint {
  private static final Pattern PIECE_OF_ADDRESS = Pattern.compile("[0-9a-f.:]*");

  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.parts().stream().flatMap(part -> new Calls(field, part).findings());
  }

  /** The calls of one text. */
  private static final class Calls {
    private final CheckedField field;
    private final ParsedPart part;
    private final ConstantNodes constants;

    Calls(CheckedField field, ParsedPart part) {
      this.field = field;
      this.part = part;
      this.constants = new ConstantNodes(part, field.evaluator());
    }

    Stream<Finding> findings() {
      return part.nodes(Node.Call.class).stream()
          .filter(call -> call.arguments().size() == 2)
          .flatMap(this::findings);
    }

    private Stream<Finding> findings(Node.Call call) {
      Node first = call.arguments().get(0);
      Node second = call.arguments().get(1);
      return switch (call.function().name()) {
        case "is_ip_in_cidr" -> network(second).stream();
        case "starts_with", "ends_with" -> piece(first, second).stream();
        case "contains" -> elements(first, second);
        default -> Stream.of();
      };
    }

    /** A network that does not contain its own address contains none. */
    private Optional<Finding> network(Node argument) {
      return text(argument)
          .filter(network -> !containsItself(network.strip()))
          .map(
              network ->
                  finding(
                      argument,
                      "no address is in " + CompileFailure.cut(network),
                      "Write an address with a prefix from /8 to /32 (IPv4) or /8 to /128"
                          + " (IPv6)."));
    }

    private boolean containsItself(String network) {
      int slash = network.indexOf('/');
      String address = (slash < 0 ? network : network.substring(0, slash)).strip();
      Optional<String> quotedAddress = StringLiterals.quote(address);
      Optional<String> quotedNetwork = StringLiterals.quote(network);
      return quotedAddress.isEmpty()
          || quotedNetwork.isEmpty()
          || constants
              .value("is_ip_in_cidr(" + quotedAddress.get() + ", " + quotedNetwork.get() + ")")
              .map(Value::isTrue)
              .orElse(true);
    }

    private Optional<Finding> piece(Node subject, Node argument) {
      return range(subject)
          .filter(range -> range.equals(ValueRange.ADDRESS))
          .flatMap(range -> text(argument))
          .filter(piece -> !PIECE_OF_ADDRESS.matcher(piece).matches())
          .map(
              piece ->
                  finding(
                      argument,
                      "this is never true: an IP address has only digits, a to f, dots and colons",
                      piece.contains("/")
                          ? "For a network use is_ip_in_cidr(…, …)."
                          : Lint.IMPOSSIBLE_COMPARISON.hint()));
    }

    private Stream<Finding> elements(Node list, Node subject) {
      Optional<ValueRange> range = range(subject);
      if (range.isEmpty() || !(list instanceof Node.ArrayOf array)) {
        return Stream.of();
      }
      String name = subject.span().of(part.text()).strip();
      return array.elements().stream()
          .flatMap(element -> element(element, name, range.get()).stream());
    }

    private Optional<Finding> element(Node element, String subject, ValueRange range) {
      return constants
          .value(element)
          .flatMap(value -> hint(value, subject, range))
          .map(
              hint ->
                  finding(
                      element,
                      "this element never occurs: " + subject + " is " + range.words(),
                      hint));
    }

    private static Optional<String> hint(Value value, String subject, ValueRange range) {
      if (range instanceof ValueRange.Texts texts) {
        return ComparisonLint.hint(subject, texts, value);
      }
      ValueRange.Numbers numbers = (ValueRange.Numbers) range;
      boolean occurs =
          !(value instanceof Value.IntegerValue integer)
              || (integer.number() >= numbers.least() && integer.number() <= numbers.most());
      return occurs ? Optional.empty() : Optional.of("Remove it, or correct it.");
    }

    private Optional<ValueRange> range(Node node) {
      return ValueRange.of(node, field.declaration().name());
    }

    private Optional<String> text(Node node) {
      return constants.value(node).filter(Value.StringValue.class::isInstance).map(Value::text);
    }

    private Finding finding(Node node, String message, String hint) {
      return new Finding(Lint.IMPOSSIBLE_COMPARISON, part.part(), node.span(), message, hint);
    }
  }
}
