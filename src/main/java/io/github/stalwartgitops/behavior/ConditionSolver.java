package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.IpText;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.expression.Span;
import io.github.stalwartgitops.expression.UnaryOperator;
import io.github.stalwartgitops.expression.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds values of variables under which a condition is likely to hold, or not to hold. It reads the
 * comparisons of the condition one by one and does not check the result: the caller evaluates.
 *
 * <p>An assignment maps names of variables to texts. The empty assignment requires nothing: either
 * any connection will do, or nothing is known about this part of the condition.
 */
public final class ConditionSolver {
  private static final Map<String, String> NOTHING = Map.of();

  /** Alternatives multiply with each {@code &&}; more than these are not worth trying. */
  private static final int MAX_ALTERNATIVES = 16;

  /** What completes the beginning of an address, such as {@code 10.}, and its end. */
  private static final List<String> ADDRESS_ENDS =
      List.of("1", ".1", "0.1", ".0.1", "0.0.1", ".0.0.1", ":1", "::1");

  private static final List<String> ADDRESS_BEGINNINGS =
      List.of("192.0.2.", "192.0.2", "192.0.", "192.0", "2001:db8::", "2001:db8:");

  /** Values that make a condition fail; unusual ones, which other rules rarely name. */
  private static final Map<String, List<String>> OTHER_VALUES =
      Map.of(
          "local_port", List.of("587", "2525"),
          "remote_port", List.of("50001", "50002"),
          "remote_ip", List.of("203.0.113.9", "2001:db8::9"),
          "local_ip", List.of("192.0.2.25", "2001:db8::25"),
          "listener", List.of("submission", "relay"),
          "protocol", List.of("smtp", "lmtp"),
          "country", List.of("FR", "JP"),
          "asn", List.of("64500", "64501"));

  private static final List<String> OTHER_TEXTS = List.of("other", "");

  private final Map<String, List<String>> trueArguments;

  /** Creates a solver that does not know what functions return. */
  ConditionSolver() {
    this(Map.of());
  }

  /**
   * @param trueArguments the arguments for which functions that ask the server answer true, by
   *     function
   */
  public ConditionSolver(Map<String, List<String>> trueArguments) {
    this.trueArguments = trueArguments;
  }

  /** Returns assignments under each of which the condition is likely to hold. */
  Set<Map<String, String>> holding(Node condition) {
    return solve(condition, true);
  }

  /** Returns assignments under each of which the condition is likely not to hold. */
  Set<Map<String, String>> failing(Node condition) {
    return solve(condition, false);
  }

  /** Returns the assignments that single comparisons of the condition name, whatever joins them. */
  Set<Map<String, String>> named(Node condition) {
    Set<Map<String, String>> named = new LinkedHashSet<>();
    if (condition instanceof Node.Binary binary && isLogical(binary.operator())) {
      named.addAll(named(binary.left()));
      named.addAll(named(binary.right()));
    } else if (condition instanceof Node.Unary unary && unary.operator() == UnaryOperator.NOT) {
      named.addAll(named(unary.operand()));
    } else if (condition instanceof Node.Binary binary && isEquality(binary.operator())) {
      named.addAll(comparison(binary, binary.operator() == BinaryOperator.EQUAL));
    } else {
      named.addAll(holding(condition));
      if (!(condition instanceof Node.Call)) {
        named.addAll(failing(condition));
      }
    }
    return named;
  }

  private Set<Map<String, String>> solve(Node node, boolean truth) {
    if (node instanceof Node.Unary unary && unary.operator() == UnaryOperator.NOT) {
      return solve(unary.operand(), !truth);
    }
    if (node instanceof Node.Variable variable) {
      return Set.of(assignment(variable.name(), truth ? "true" : "false"));
    }
    if (node instanceof Node.Binary binary) {
      return isLogical(binary.operator()) ? joined(binary, truth) : comparison(binary, truth);
    }
    if (node instanceof Node.Matches matches) {
      return matches(matches, truth);
    }
    if (node instanceof Node.Call call) {
      return call.function().kind() == Signature.Kind.PURE
          ? call(call, truth)
          : question(call, truth);
    }
    return Set.of(NOTHING);
  }

  /**
   * Solves {@code a && b} and {@code a || b}. Both sides matter where {@code &&} must hold or
   * {@code ||} must not; otherwise each side alone is enough. {@code ^} is treated as {@code ||}:
   * the evaluation shows where that is wrong.
   */
  private Set<Map<String, String>> joined(Node.Binary binary, boolean truth) {
    Set<Map<String, String>> left = solve(binary.left(), truth);
    Set<Map<String, String>> right = solve(binary.right(), truth);
    boolean bothSides = (binary.operator() == BinaryOperator.AND) == truth;
    if (bothSides) {
      return both(left, right);
    }
    Set<Map<String, String>> either = new LinkedHashSet<>();
    left.forEach(one -> add(either, one));
    right.forEach(one -> add(either, one));
    return either;
  }

  /** Joins each assignment with each of the others, whose values win. */
  static Set<Map<String, String>> both(
      Set<Map<String, String>> ones, Set<Map<String, String>> others) {
    Set<Map<String, String>> joined = new LinkedHashSet<>();
    for (Map<String, String> one : ones) {
      for (Map<String, String> other : others) {
        Map<String, String> both = new LinkedHashMap<>(one);
        both.putAll(other);
        add(joined, both);
      }
    }
    return joined;
  }

  /**
   * Returns assignments under each of which an operand is likely to be evaluated and to decide.
   *
   * @param root the text that the operand is in
   */
  Set<Map<String, String>> deciding(Operand operand, Node root) {
    Set<Map<String, String>> all = evaluated(root, operand.node());
    boolean truth = operand.isLast() ? !operand.decidingTruth() : operand.decidingTruth();
    return both(all, solve(operand.node(), truth));
  }

  /** Returns assignments under which no operand to the left keeps a node from being evaluated. */
  private Set<Map<String, String>> evaluated(Node root, Node target) {
    Set<Map<String, String>> all = Set.of(NOTHING);
    Node node = root;
    while (node != target) {
      Node next = childWith(node, target);
      if (next == null) {
        return all;
      }
      if (node instanceof Node.Binary binary
          && Operand.isLogical(binary.operator())
          && next == binary.right()) {
        all = both(all, solve(binary.left(), binary.operator() == BinaryOperator.AND));
      }
      node = next;
    }
    return all;
  }

  /** Spans nest as nodes do. */
  private static @Nullable Node childWith(Node node, Node target) {
    Span wanted = target.span();
    for (Node child : node.children()) {
      Span span = child.span();
      if (child == target || (span.offset() <= wanted.offset() && span.end() >= wanted.end())) {
        return child;
      }
    }
    return null;
  }

  private static Set<Map<String, String>> comparison(Node.Binary binary, boolean truth) {
    boolean swapped = binary.right() instanceof Node.Variable;
    Node left = swapped ? binary.right() : binary.left();
    Node right = swapped ? binary.left() : binary.right();
    if (!(left instanceof Node.Variable variable) || !(right instanceof Node.Literal literal)) {
      return Set.of(NOTHING);
    }
    if (isEquality(binary.operator())) {
      String text = literal.value().text();
      return (binary.operator() == BinaryOperator.EQUAL) == truth
          ? Set.of(assignment(variable.name(), text))
          : others(variable.name(), Set.of(text));
    }
    return literal.value() instanceof Value.IntegerValue limit
        ? Set.of(
            assignment(
                variable.name(), Long.toString(limit.number() + step(binary, swapped, truth))))
        : Set.of(NOTHING);
  }

  /** Returns how far from the limit of an ordering the nearest value with this truth is. */
  private static int step(Node.Binary binary, boolean swapped, boolean truth) {
    int step =
        switch (binary.operator()) {
          case LESS -> truth ? -1 : 0;
          case LESS_OR_EQUAL -> truth ? 0 : 1;
          case GREATER -> truth ? 1 : 0;
          default -> truth ? 0 : -1;
        };
    return swapped ? -step : step;
  }

  /**
   * Solves a call that relates a variable to literals, such as {@code starts_with(remote_ip,
   * '10.')} or {@code contains([25, 465], local_port)}: the literals are likely to make it hold.
   */
  private Set<Map<String, String>> call(Node.Call call, boolean truth) {
    Set<Map<String, String>> found = new LinkedHashSet<>();
    for (Node argument : call.arguments()) {
      if (argument instanceof Node.Variable variable) {
        List<String> literals = new ArrayList<>();
        if (call.function().name().equals("is_empty")) {
          literals.add("");
        }
        call.arguments().stream()
            .filter(other -> other != argument)
            .flatMap(ConditionSolver::literals)
            .map(text -> firstAddress(call, text))
            .forEach(literals::add);
        if (truth) {
          literals.forEach(text -> add(found, assignment(variable.name(), text)));
        } else {
          others(variable.name(), Set.copyOf(literals)).forEach(other -> add(found, other));
        }
      }
    }
    return found.isEmpty() ? Set.of(NOTHING) : found;
  }

  /** Solves {@code matches('pattern', variable)} by a text that the pattern is found in. */
  private static Set<Map<String, String>> matches(Node.Matches matches, boolean truth) {
    if (!(matches.subject() instanceof Node.Variable variable)) {
      return Set.of(NOTHING);
    }
    Optional<String> example = matches.example();
    if (!truth) {
      return others(variable.name(), Set.copyOf(example.stream().toList()));
    }
    return Set.of(example.map(text -> assignment(variable.name(), text)).orElse(NOTHING));
  }

  /** Solves a call that asks the server, using the answers that are known. */
  private Set<Map<String, String>> question(Node.Call call, boolean truth) {
    List<String> known = trueArguments.getOrDefault(call.function().name(), List.of());
    if (call.arguments().size() != 1
        || !(call.arguments().get(0) instanceof Node.Variable variable)) {
      return Set.of(NOTHING);
    }
    if (!truth) {
      return others(variable.name(), Set.copyOf(known));
    }
    Set<Map<String, String>> found = new LinkedHashSet<>();
    known.forEach(text -> add(found, assignment(variable.name(), text)));
    return found.isEmpty() ? Set.of(NOTHING) : found;
  }

  /** Returns the first address of a network, and other texts as they are. */
  private static String firstAddress(Node.Call call, String text) {
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

  /** Returns assignments of values that are none of these texts. */
  private static Set<Map<String, String>> others(String variable, Set<String> texts) {
    Set<Map<String, String>> others = new LinkedHashSet<>();
    List<String> values =
        variable.equals("is_tls")
            ? List.of("true", "false")
            : OTHER_VALUES.getOrDefault(variable, OTHER_TEXTS);
    values.stream()
        .filter(value -> !texts.contains(value))
        .forEach(value -> others.add(Map.of(variable, value)));
    return others.isEmpty() ? Set.of(NOTHING) : others;
  }

  /** Returns the assignment of a text; the empty one where no connection has such a value. */
  private static Map<String, String> assignment(String variable, String text) {
    if (SampleConnection.complaint(variable, text).isEmpty()) {
      return Map.of(variable, text);
    }
    boolean isAddress = variable.equals("remote_ip") || variable.equals("local_ip");
    return isAddress ? completed(variable, text) : NOTHING;
  }

  /** Completes a part of an address, as {@code starts_with} and {@code ends_with} name it. */
  private static Map<String, String> completed(String variable, String part) {
    return Stream.concat(
            ADDRESS_ENDS.stream().map(part::concat),
            ADDRESS_BEGINNINGS.stream().map(beginning -> beginning.concat(part)))
        .filter(IpText::isAddress)
        .findFirst()
        .map(address -> Map.of(variable, address))
        .orElse(NOTHING);
  }

  private static boolean isLogical(BinaryOperator operator) {
    return operator == BinaryOperator.AND
        || operator == BinaryOperator.OR
        || operator == BinaryOperator.XOR;
  }

  private static boolean isEquality(BinaryOperator operator) {
    return operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL;
  }

  private static void add(Set<Map<String, String>> all, Map<String, String> one) {
    if (all.size() < MAX_ALTERNATIVES) {
      all.add(one);
    }
  }
}
