package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Writes expressions so that two that differ only in blanks, parentheses, kinds of quotes and
 * spellings of operators have the same text.
 */
final class CanonicalText {
  private CanonicalText() {}

  /**
   * Returns the canonical text of a node: each node in prefix form, with its number of operands. A
   * long chain of operators is a deep tree, so this does not recurse.
   */
  static String of(Node root) {
    StringBuilder out = new StringBuilder();
    Deque<Node> waiting = new ArrayDeque<>(List.of(root));
    while (!waiting.isEmpty()) {
      Node node = waiting.pop();
      List<Node> children = node.children();
      String name = name(node);
      out.append(node.getClass().getSimpleName()).append(children.size());
      // The length keeps the text of a literal apart from what follows it.
      out.append('[').append(name.length()).append(':').append(name).append(']');
      for (int i = children.size() - 1; i >= 0; i--) {
        waiting.push(children.get(i));
      }
    }
    return out.toString();
  }

  /**
   * Returns the canonical text of a part; the text itself if the grammar tolerated a mistake in it.
   */
  static String of(ParsedPart part) {
    Node root = part.root();
    return root == null || !part.quirks().isEmpty() ? part.text().strip() : of(root);
  }

  /** Returns what distinguishes the node from others of its class, apart from its operands. */
  private static String name(Node node) {
    if (node instanceof Node.Literal literal) {
      return literal.value().toString();
    }
    if (node instanceof Node.Variable variable) {
      return variable.name();
    }
    if (node instanceof Node.Capture capture) {
      return Integer.toString(capture.group());
    }
    if (node instanceof Node.Global global) {
      return global.name();
    }
    if (node instanceof Node.SystemName system) {
      return system.name();
    }
    if (node instanceof Node.Metric metric) {
      return metric.name();
    }
    if (node instanceof Node.Matches matches) {
      return matches.pattern();
    }
    if (node instanceof Node.Call call) {
      return call.function().name();
    }
    if (node instanceof Node.Unary unary) {
      return unary.operator().name();
    }
    return node instanceof Node.Binary binary ? binary.operator().name() : "";
  }
}
