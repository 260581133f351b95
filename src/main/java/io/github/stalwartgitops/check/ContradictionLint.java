package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a variable that would have to equal two values at once ({@code x == 1 && x == 2}), and one
 * that always differs from one of two values ({@code x != 1 || x != 2}).
 */
final class ContradictionLint implements FieldLint {
  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.parts().stream().flatMap(ContradictionLint::findings);
  }

  private static Stream<Finding> findings(ParsedPart part) {
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return part.nodes(Node.Binary.class).stream()
        .filter(chain -> isChain(chain.operator()))
        .filter(chain -> !seen.contains(chain))
        .flatMap(
            chain -> {
              for (Node left = chain; isSame(left, chain); left = ((Node.Binary) left).left()) {
                seen.add(left);
              }
              return findings(part, chain);
            });
  }

  private static boolean isSame(Node left, Node.Binary chain) {
    return left instanceof Node.Binary binary && binary.operator() == chain.operator();
  }

  private static boolean isChain(BinaryOperator operator) {
    return operator == BinaryOperator.AND || operator == BinaryOperator.OR;
  }

  private static Stream<Finding> findings(ParsedPart part, Node.Binary chain) {
    boolean all = chain.operator() == BinaryOperator.AND;
    BinaryOperator wanted = all ? BinaryOperator.EQUAL : BinaryOperator.NOT_EQUAL;
    Map<String, Value> values = new HashMap<>();
    List<Node> operands = chain.chain(chain.operator());
    return operands.stream()
        .filter(node -> node instanceof Node.Binary binary && binary.operator() == wanted)
        .map(Node.Binary.class::cast)
        .filter(ContradictionLint::isSimple)
        .filter(binary -> contradicts(values.putIfAbsent(name(binary), value(binary)), binary))
        .map(binary -> finding(part, binary, all));
  }

  private static boolean isSimple(Node.Binary binary) {
    return (binary.left() instanceof Node.Variable && binary.right() instanceof Node.Literal)
        || (binary.left() instanceof Node.Literal && binary.right() instanceof Node.Variable);
  }

  private static String name(Node.Binary binary) {
    Node variable = binary.left() instanceof Node.Variable ? binary.left() : binary.right();
    return ((Node.Variable) variable).name();
  }

  private static Value value(Node.Binary binary) {
    Node literal = binary.left() instanceof Node.Literal ? binary.left() : binary.right();
    return ((Node.Literal) literal).value();
  }

  /** Returns whether the values differ; of two types they may be equal, as 25 and '25' are. */
  private static boolean contradicts(@Nullable Value first, Node.Binary binary) {
    Value second = value(binary);
    return first != null && first.getClass() == second.getClass() && !first.equals(second);
  }

  private static Finding finding(ParsedPart part, Node.Binary binary, boolean all) {
    String name = name(binary);
    return all
        ? new Finding(
            Lint.IMPOSSIBLE_COMPARISON,
            part.part(),
            binary.span(),
            "this is never true together with the other value of " + name,
            "Join the two with ||.")
        : new Finding(
            Lint.IMPOSSIBLE_COMPARISON,
            part.part(),
            binary.span(),
            name + " always differs from one of the two values, so this is always true",
            "Join the two with &&.");
  }
}
