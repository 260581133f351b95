package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.expression.UnaryOperator;
import io.github.stalwartgitops.expression.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a condition asks of the variables of a connection: values under which it is likely to hold,
 * and the values that it names. A guess, made to find connections worth looking at.
 */
final class ConditionSolver {
  private static final int MOST = 16;
  private static final Set<String> ADDRESSES = Set.of("remote_ip", "local_ip");

  private ConditionSolver() {}

  /** Assignments of variables under each of which the whole condition is likely to hold. */
  static Set<Map<String, String>> whole(Node condition) {
    return wanted(condition, true);
  }

  /** An assignment of variables under which the condition is likely not to hold. */
  static Map<String, String> against(Node condition) {
    return wanted(condition, false).stream().findFirst().orElse(Map.of());
  }

  /** Each comparison of the condition by itself, both ways. */
  static Set<Map<String, String>> parts(Node condition) {
    Set<Map<String, String>> parts = new LinkedHashSet<>();
    if (condition instanceof Node.Binary binary && joins(binary.operator())) {
      parts.addAll(parts(binary.left()));
      parts.addAll(parts(binary.right()));
    } else if (condition instanceof Node.Unary unary && unary.operator() == UnaryOperator.NOT) {
      parts.addAll(parts(unary.operand()));
    } else {
      parts.addAll(wanted(condition, true));
      parts.addAll(wanted(condition, false));
    }
    return parts;
  }

  private static boolean joins(BinaryOperator operator) {
    return operator == BinaryOperator.AND
        || operator == BinaryOperator.OR
        || operator == BinaryOperator.XOR;
  }

  private static Set<Map<String, String>> wanted(Node node, boolean truth) {
    if (node instanceof Node.Unary unary && unary.operator() == UnaryOperator.NOT) {
      return wanted(unary.operand(), !truth);
    }
    if (node instanceof Node.Variable variable) {
      return one(variable.name(), truth ? "true" : "false");
    }
    if (node instanceof Node.Binary binary) {
      return joins(binary.operator()) ? joined(binary, truth) : comparison(binary, truth);
    }
    return node instanceof Node.Call call && truth && call.function().kind() == Signature.Kind.PURE
        ? call(call)
        : Set.of(Map.of());
  }

  private static Set<Map<String, String>> joined(Node.Binary binary, boolean truth) {
    Set<Map<String, String>> left = wanted(binary.left(), truth);
    Set<Map<String, String>> right = wanted(binary.right(), truth);
    Set<Map<String, String>> joined = new LinkedHashSet<>();
    if ((binary.operator() == BinaryOperator.AND) == truth) {
      for (Map<String, String> one : left) {
        for (Map<String, String> other : right) {
          Map<String, String> both = new LinkedHashMap<>(one);
          both.putAll(other);
          add(joined, both);
        }
      }
    } else {
      left.forEach(one -> add(joined, one));
      right.forEach(one -> add(joined, one));
    }
    return joined;
  }

  private static Set<Map<String, String>> comparison(Node.Binary binary, boolean truth) {
    boolean turned = binary.right() instanceof Node.Variable;
    Node variable = turned ? binary.right() : binary.left();
    Node literal = turned ? binary.left() : binary.right();
    if (!(variable instanceof Node.Variable named) || !(literal instanceof Node.Literal value)) {
      return Set.of(Map.of());
    }
    String text = value.value().text();
    boolean equal = binary.operator() == BinaryOperator.EQUAL;
    if (equal || binary.operator() == BinaryOperator.NOT_EQUAL) {
      return equal == truth ? one(named.name(), text) : Set.of(Map.of());
    }
    if (!(value.value() instanceof Value.IntegerValue number)) {
      return Set.of(Map.of());
    }
    return one(named.name(), Long.toString(number.number() + step(binary, turned, truth)));
  }

  /** How far from the limit of an ordering the nearest value lies that makes it true, or false. */
  private static int step(Node.Binary binary, boolean turned, boolean truth) {
    int step =
        switch (binary.operator()) {
          case LESS -> truth ? -1 : 0;
          case LESS_OR_EQUAL -> truth ? 0 : 1;
          case GREATER -> truth ? 1 : 0;
          default -> truth ? 0 : -1;
        };
    return turned ? -step : step;
  }

  private static Set<Map<String, String>> call(Node.Call call) {
    List<Node> arguments = call.arguments();
    Set<Map<String, String>> found = new LinkedHashSet<>();
    for (Node argument : arguments) {
      if (argument instanceof Node.Variable variable) {
        arguments.stream()
            .filter(other -> !other.equals(argument))
            .flatMap(ConditionSolver::literals)
            .forEach(text -> add(found, assignment(variable.name(), address(call, text))));
      }
    }
    return found.isEmpty() ? Set.of(Map.of()) : found;
  }

  /** A network stands for its first address. */
  private static String address(Node.Call call, String text) {
    int slash = text.indexOf('/');
    return call.function().name().equals("is_ip_in_cidr") && slash > 0
        ? text.substring(0, slash).strip()
        : text;
  }

  private static Stream<String> literals(Node node) {
    if (node instanceof Node.ArrayOf array) {
      return array.elements().stream().flatMap(ConditionSolver::literals);
    }
    return node instanceof Node.Literal literal
        ? Stream.of(literal.value().text())
        : Stream.empty();
  }

  private static Set<Map<String, String>> one(String name, String text) {
    return Set.of(assignment(name, text));
  }

  /** Asks for nothing where no connection has such a value. */
  private static Map<String, String> assignment(String name, String text) {
    if (SampleConnection.complaint(name, text).isEmpty()) {
      return Map.of(name, text);
    }
    return ADDRESSES.contains(name)
        ? AddressPart.completed(text).map(address -> Map.of(name, address)).orElse(Map.of())
        : Map.of();
  }

  private static void add(Set<Map<String, String>> all, Map<String, String> one) {
    if (all.size() < MOST) {
      all.add(one);
    }
  }
}
