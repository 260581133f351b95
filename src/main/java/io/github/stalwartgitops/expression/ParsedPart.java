package io.github.stalwartgitops.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One compiled text of an expression, open for lints and explanations.
 *
 * @param part which text of the field
 * @param text the text
 * @param root what gives the value; null for a text that compiles to nothing, such as a blank one
 * @param dropped values that are evaluated before {@code root} and then forgotten, in order
 * @param quirks what the grammar forgave, in order of appearance
 * @param type what the text is known to give
 */
public record ParsedPart(
    Part part,
    String text,
    @Nullable Node root,
    List<Node> dropped,
    List<Quirk> quirks,
    ValueType type) {
  public ParsedPart {
    dropped = List.copyOf(dropped);
    quirks = List.copyOf(quirks);
  }

  /**
   * Returns all nodes that are evaluated, dropped values included: parents before children, left
   * before right. A long chain of operators is a deep tree, so this does not recurse.
   */
  public List<Node> nodes() {
    Deque<Node> waiting = new ArrayDeque<>(dropped);
    if (root != null) {
      waiting.add(root);
    }
    List<Node> nodes = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Node node = waiting.pop();
      nodes.add(node);
      List<Node> children = node.children();
      for (int i = children.size() - 1; i >= 0; i--) {
        waiting.push(children.get(i));
      }
    }
    return nodes;
  }

  /** Returns those of {@link #nodes()} that are of one kind. */
  public <N extends Node> List<N> nodes(Class<N> kind) {
    return nodes().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
