package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * An operand of {@code a && b && …} or {@code a || b || …}. It decides the value of the chain where
 * it is the first false operand of {@code &&}, the first true one of {@code ||}, or the last one
 * and none before it decides.
 *
 * @param part the text that the chain is in
 * @param operator {@code &&} or {@code ||}
 * @param chain all operands, from left to right
 * @param index which of them
 */
public record Operand(Part part, BinaryOperator operator, List<Node> chain, int index) {
  public Operand {
    chain = List.copyOf(chain);
  }

  /** Returns the operands of all chains of a text, from left to right. */
  public static List<Operand> in(ParsedPart part) {
    List<Operand> operands = new ArrayList<>();
    Set<Node> inChain = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Node.Binary binary : part.nodes(Node.Binary.class)) {
      BinaryOperator operator = binary.operator();
      if (isLogical(operator) && !inChain.contains(binary)) {
        Node left = binary;
        while (left instanceof Node.Binary inner && inner.operator() == operator) {
          inChain.add(inner);
          left = inner.left();
        }
        List<Node> chain = binary.chain(operator);
        for (int index = 0; index < chain.size(); index++) {
          operands.add(new Operand(part.part(), operator, chain, index));
        }
      }
    }
    return operands;
  }

  static boolean isLogical(BinaryOperator operator) {
    return operator == BinaryOperator.AND || operator == BinaryOperator.OR;
  }

  /** Returns the operand itself. */
  public Node node() {
    return chain.get(index);
  }

  /** Returns whether the operand decides where it is evaluated and has this value. */
  public boolean decides(Value value) {
    return isLast() || value.isTrue() == decidingTruth();
  }

  boolean isLast() {
    return index == chain.size() - 1;
  }

  /** Returns the truth that ends the evaluation of the chain. */
  boolean decidingTruth() {
    return operator == BinaryOperator.OR;
  }
}
