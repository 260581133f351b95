package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.expression.UnaryOperator;
import io.github.stalwartgitops.expression.Value;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the parts of a text that are the same for every connection, and evaluates them. */
final class ConstantNodes {
  /** Deep enough for what people write; deeper conditions are treated as not constant. */
  private static final int DEEPEST = 64;

  private static final Environment NOTHING = Environment.builder().build();

  private final String text;
  private final BoundedEvaluator evaluator;
  private final Set<Node> constant = Collections.newSetFromMap(new IdentityHashMap<>());

  ConstantNodes(ParsedPart part, BoundedEvaluator evaluator) {
    text = part.text();
    this.evaluator = evaluator;
    List<Node> nodes = part.nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      if (isFixed(node) && constant.containsAll(node.children())) {
        constant.add(node);
      }
    }
  }

  /** Returns the value of a node that depends on nothing; empty for others. */
  Optional<Value> value(Node node) {
    if (node instanceof Node.Literal literal) {
      return Optional.of(literal.value());
    }
    return constant.contains(node) ? value(node.span().of(text)) : Optional.empty();
  }

  /** Returns the truth of a node, if it is the same for every connection. */
  Optional<Boolean> truth(Node node) {
    return truth(node, 0);
  }

  /** Returns the value of a text that names nothing of a connection, if it has one. */
  Optional<Value> value(String constantText) {
    return evaluator.value(constantText, NOTHING);
  }

  private Optional<Boolean> truth(Node node, int depth) {
    if (constant.contains(node)) {
      return value(node).map(Value::isTrue);
    }
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    if (node instanceof Node.Unary unary && unary.operator() == UnaryOperator.NOT) {
      return truth(unary.operand(), depth + 1).map(truth -> !truth);
    }
    if (node instanceof Node.Binary binary
        && (binary.operator() == BinaryOperator.AND || binary.operator() == BinaryOperator.OR)) {
      return chain(binary, binary.operator() == BinaryOperator.OR, depth);
    }
    return Optional.empty();
  }

  /** One deciding operand is enough; otherwise all operands have to be known. */
  private Optional<Boolean> chain(Node.Binary chain, boolean deciding, int depth) {
    boolean allKnown = true;
    for (Node operand : chain.chain(chain.operator())) {
      Optional<Boolean> truth = truth(operand, depth + 1);
      if (truth.isPresent() && truth.get() == deciding) {
        return truth;
      }
      allKnown &= truth.isPresent();
    }
    return allKnown ? Optional.of(!deciding) : Optional.empty();
  }

  private static boolean isFixed(Node node) {
    if (node instanceof Node.Call call) {
      return call.function().kind() == Signature.Kind.PURE;
    }
    return !(node instanceof Node.Variable
        || node instanceof Node.Capture
        || node instanceof Node.Global
        || node instanceof Node.SystemName
        || node instanceof Node.Metric
        || node instanceof Node.Missing);
  }
}
