package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.StringLiterals;
import io.github.stalwartgitops.expression.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at functions that compare an address, a country and the like with what never occurs. */
final class AddressCalls {
  private static final Pattern PIECE_OF_ADDRESS = Pattern.compile("[0-9a-f.:]*");

  private final CheckedField field;
  private final ParsedPart part;
  private final ConstantNodes constants;

  AddressCalls(CheckedField field, ParsedPart part, ConstantNodes constants) {
    this.field = field;
    this.part = part;
    this.constants = constants;
  }

  /** What is wrong with a call. */
  Stream<Finding> findings(Node.Call call) {
    List<Node> arguments = call.arguments();
    if (arguments.size() != 2) {
      return Stream.of();
    }
    return switch (call.function().name()) {
      case "is_ip_in_cidr" -> network(arguments.get(1)).stream();
      case "starts_with", "ends_with" -> piece(arguments.get(0), arguments.get(1)).stream();
      case "contains" -> elements(arguments.get(0), arguments.get(1));
      default -> Stream.of();
    };
  }

  /** A network that does not hold its own address holds none. */
  private Optional<Finding> network(Node argument) {
    return text(argument)
        .filter(network -> !holdsItself(network.strip()))
        .map(
            network ->
                finding(
                    argument,
                    "no address is in " + CompileFailure.cut(network),
                    "Write an address with a prefix from /8 to /32 (IPv4) or /8 to /128 (IPv6)."));
  }

  private boolean holdsItself(String network) {
    int slash = network.indexOf('/');
    String address = (slash < 0 ? network : network.substring(0, slash)).strip();
    Optional<String> written = StringLiterals.quote(address);
    Optional<String> whole = StringLiterals.quote(network);
    return written.isEmpty()
        || whole.isEmpty()
        || constants
            .value("is_ip_in_cidr(" + written.get() + ", " + whole.get() + ")")
            .map(Value::isTrue)
            .orElse(true);
  }

  private Optional<Finding> piece(Node subject, Node argument) {
    return range(subject)
        .filter(range -> range.equals(KnownRanges.ADDRESS))
        .flatMap(range -> text(argument))
        .filter(piece -> !PIECE_OF_ADDRESS.matcher(piece).matches())
        .map(
            piece ->
                finding(
                    argument,
                    "this is never true: an IP address has digits, a to f, dots and colons only",
                    piece.contains("/")
                        ? "A network is asked for with is_ip_in_cidr(…, …)."
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
      return Comparisons.withTexts(subject, texts, value);
    }
    ValueRange.Numbers numbers = (ValueRange.Numbers) range;
    boolean occurs =
        !(value instanceof Value.IntegerValue integer)
            || (integer.number() >= numbers.least() && integer.number() <= numbers.most());
    return occurs ? Optional.empty() : Optional.of("Remove it, or correct it.");
  }

  private Optional<ValueRange> range(Node node) {
    return KnownRanges.of(node, field.declaration().name());
  }

  private Optional<String> text(Node node) {
    return constants
        .value(node)
        .filter(Value.StringValue.class::isInstance)
        .map(value -> ((Value.StringValue) value).text());
  }

  private Finding finding(Node node, String message, String hint) {
    return new Finding(Lint.IMPOSSIBLE_COMPARISON, part.part(), node.span(), message, hint);
  }
}
