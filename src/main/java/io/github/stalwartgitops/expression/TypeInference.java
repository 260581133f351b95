package io.github.stalwartgitops.expression;

/** The type that a node has for every connection, as far as that is certain. */
final class TypeInference {
  private TypeInference() {}

  static ValueType of(Node node) {
    if (node instanceof Node.Literal literal) {
      return ValueType.of(literal.value());
    }
    if (node instanceof Node.Variable variable) {
      return ofVariable(variable.name());
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

  private static ValueType ofVariable(String name) {
    return switch (name) {
      case "listener", "remote_ip", "local_ip", "protocol", "country" -> ValueType.STRING;
      case "remote_port", "local_port", "is_tls", "asn" -> ValueType.INTEGER;
      default -> ValueType.UNKNOWN;
    };
  }

  private static ValueType ofCall(Node.Call call) {
    PureFunction function = PureFunction.named(call.function().name());
    if (function == null) {
      return ValueType.UNKNOWN;
    }
    return switch (function) {
      case COUNT,
          IS_EMAIL,
          IS_EMPTY,
          IS_NUMBER,
          IS_IP_ADDR,
          IS_IPV4_ADDR,
          IS_IPV6_ADDR,
          LEN,
          COUNT_SPACES,
          COUNT_UPPERCASE,
          COUNT_LOWERCASE,
          COUNT_CHARS,
          IS_INTERSECT,
          IS_IP_IN_CIDR,
          BIT_AND,
          CONTAINS,
          CONTAINS_IGNORE_CASE,
          EQ_IGNORE_CASE,
          STARTS_WITH,
          ENDS_WITH ->
          ValueType.INTEGER;
      case IP_REVERSE_NAME, SUBSTRING, HASH -> ValueType.STRING;
      case DEDUP, SORT, SORT_OF_0_16_0, SPLIT_WORDS, SPLIT, RSPLIT, SPLIT_N -> ValueType.ARRAY;
      case TRIM,
          TRIM_START,
          TRIM_END,
          TO_LOWERCASE,
          TO_UPPERCASE,
          EMAIL_PART,
          STRIP_PREFIX,
          STRIP_SUFFIX ->
          mapped(call, ValueType.STRING);
      case IS_UPPERCASE, IS_LOWERCASE, HAS_DIGITS -> mapped(call, ValueType.INTEGER);
      case IF_THEN -> {
        ValueType yes = of(call.arguments().get(1));
        yield yes == of(call.arguments().get(2)) ? yes : ValueType.UNKNOWN;
      }
      case WINNOW, LINES, SPLIT_ONCE, RSPLIT_ONCE -> ValueType.UNKNOWN;
    };
  }

  /** The type of a function that goes over the elements where its argument is an array. */
  private static ValueType mapped(Node.Call call, ValueType ofOne) {
    return switch (of(call.arguments().get(0))) {
      case UNKNOWN -> ValueType.UNKNOWN;
      case ARRAY -> ValueType.ARRAY;
      default -> ofOne;
    };
  }
}
