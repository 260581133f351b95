package io.github.stalwartgitops.expression;

import java.util.Map;
import java.util.Set;

/** What a node gives for every connection, as far as that can be told without one. */
final class TypeInference {
  private static final Map<String, ValueType> VARIABLES =
      Map.of(
          "listener", ValueType.STRING,
          "remote_ip", ValueType.STRING,
          "local_ip", ValueType.STRING,
          "protocol", ValueType.STRING,
          "country", ValueType.STRING,
          "remote_port", ValueType.INTEGER,
          "local_port", ValueType.INTEGER,
          "is_tls", ValueType.INTEGER,
          "asn", ValueType.INTEGER);

  private static final Set<String> INTEGER_FUNCTIONS =
      Set.of(
          "count",
          "is_email",
          "is_empty",
          "is_number",
          "is_ip_addr",
          "is_ipv4_addr",
          "is_ipv6_addr",
          "len",
          "count_spaces",
          "count_uppercase",
          "count_lowercase",
          "count_chars",
          "is_intersect",
          "is_ip_in_cidr",
          "contains",
          "contains_ignore_case",
          "eq_ignore_case",
          "starts_with",
          "ends_with");
  private static final Set<String> STRING_FUNCTIONS =
      Set.of("ip_reverse_name", "substring", "hash");
  private static final Set<String> ARRAY_FUNCTIONS =
      Set.of("dedup", "sort", "split_words", "split", "rsplit", "split_n");

  /** They go over the elements of an array, and give an array of as many. */
  private static final Map<String, ValueType> MAPPED_FUNCTIONS =
      Map.of(
          "trim", ValueType.STRING,
          "trim_start", ValueType.STRING,
          "trim_end", ValueType.STRING,
          "to_lowercase", ValueType.STRING,
          "to_uppercase", ValueType.STRING,
          "email_part", ValueType.STRING,
          "strip_prefix", ValueType.STRING,
          "strip_suffix", ValueType.STRING,
          "is_uppercase", ValueType.INTEGER,
          "is_lowercase", ValueType.INTEGER);

  private TypeInference() {}

  static ValueType of(Node node) {
    if (node instanceof Node.Literal literal) {
      return ValueType.of(literal.value());
    }
    if (node instanceof Node.Variable variable) {
      return VARIABLES.getOrDefault(variable.name(), ValueType.UNKNOWN);
    }
    if (node instanceof Node.SystemName system) {
      return system.name().equals("node_id") ? ValueType.INTEGER : ValueType.STRING;
    }
    if (node instanceof Node.Capture || node instanceof Node.Missing) {
      return ValueType.STRING;
    }
    if (node instanceof Node.Global || node instanceof Node.Matches) {
      return ValueType.INTEGER;
    }
    if (node instanceof Node.ArrayOf) {
      return ValueType.ARRAY;
    }
    if (node instanceof Node.Unary unary) {
      return ofUnary(unary);
    }
    if (node instanceof Node.Binary binary) {
      return ofBinary(binary, of(binary.left()), of(binary.right()));
    }
    return node instanceof Node.Call call ? ofCall(call) : ValueType.UNKNOWN;
  }

  private static ValueType ofUnary(Node.Unary unary) {
    return unary.operator() == UnaryOperator.NOT
        ? ValueType.INTEGER
        : asNumber(of(unary.operand()));
  }

  private static ValueType ofBinary(Node.Binary binary, ValueType left, ValueType right) {
    return switch (binary.operator()) {
      case DIVIDE -> ValueType.FLOAT;
      case ADD -> sum(binary, left, right);
      case SUBTRACT ->
          left == ValueType.ARRAY || right == ValueType.ARRAY
              ? ValueType.ARRAY
              : combined(left, right);
      case MULTIPLY -> combined(left, right);
      case AND, OR -> left == ValueType.INTEGER ? ValueType.INTEGER : ValueType.UNKNOWN;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL, XOR ->
          ValueType.INTEGER;
    };
  }

  /** An empty string gives the other side unchanged, so strings must be known not to be empty. */
  private static ValueType sum(Node.Binary binary, ValueType left, ValueType right) {
    if (left == ValueType.ARRAY || right == ValueType.ARRAY) {
      return ValueType.ARRAY;
    }
    boolean text =
        (left == ValueType.STRING && right == ValueType.STRING)
            || (isText(binary.left()) && right != ValueType.UNKNOWN)
            || (isText(binary.right()) && left != ValueType.UNKNOWN);
    if (text) {
      return ValueType.STRING;
    }
    boolean numbers = isNumber(left) && isNumber(right);
    return numbers ? combined(left, right) : ValueType.UNKNOWN;
  }

  private static boolean isText(Node node) {
    return node instanceof Node.Literal literal
        && literal.value() instanceof Value.StringValue string
        && !string.text().isEmpty();
  }

  private static ValueType combined(ValueType left, ValueType right) {
    ValueType a = asNumber(left);
    ValueType b = asNumber(right);
    if (a == ValueType.UNKNOWN || b == ValueType.UNKNOWN) {
      return ValueType.UNKNOWN;
    }
    return a == ValueType.FLOAT || b == ValueType.FLOAT ? ValueType.FLOAT : ValueType.INTEGER;
  }

  private static ValueType asNumber(ValueType type) {
    return switch (type) {
      case STRING, UNKNOWN -> ValueType.UNKNOWN;
      case FLOAT -> ValueType.FLOAT;
      case INTEGER, ARRAY, CONSTANT -> ValueType.INTEGER;
    };
  }

  private static boolean isNumber(ValueType type) {
    return type == ValueType.INTEGER || type == ValueType.FLOAT;
  }

  private static ValueType ofCall(Node.Call call) {
    String name = call.function().name();
    if (INTEGER_FUNCTIONS.contains(name)) {
      return ValueType.INTEGER;
    }
    if (STRING_FUNCTIONS.contains(name)) {
      return ValueType.STRING;
    }
    if (ARRAY_FUNCTIONS.contains(name)) {
      return ValueType.ARRAY;
    }
    if (name.equals("if_then")) {
      ValueType yes = of(call.arguments().get(1));
      return yes == of(call.arguments().get(2)) ? yes : ValueType.UNKNOWN;
    }
    ValueType mapped = MAPPED_FUNCTIONS.get(name);
    ValueType argument = mapped == null ? ValueType.UNKNOWN : of(call.arguments().get(0));
    if (mapped == null || argument == ValueType.UNKNOWN) {
      return ValueType.UNKNOWN;
    }
    return argument == ValueType.ARRAY ? ValueType.ARRAY : mapped;
  }
}
