package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Walks over the nodes of a text without recursion: a long chain of operators is a deep tree. */
final class TreeWalk {
  private TreeWalk() {}

  /** All nodes of a text that are evaluated, dropped values included, parents before children. */
  static Stream<Node> nodes(ParsedPart part) {
    Stream<Node> root = part.root() == null ? Stream.of() : nodes(part.root()).stream();
    return Stream.concat(part.dropped().stream().flatMap(dropped -> nodes(dropped).stream()), root);
  }

  /** A node and all below it, parents before children, left before right. */
  static List<Node> nodes(Node root) {
    List<Node> found = new ArrayList<>();
    Deque<Node> waiting = new ArrayDeque<>(List.of(root));
    while (!waiting.isEmpty()) {
      Node node = waiting.pop();
      found.add(node);
      List<Node> children = children(node);
      for (int i = children.size() - 1; i >= 0; i--) {
        waiting.push(children.get(i));
      }
    }
    return found;
  }

  /** All nodes of a text that are of one kind. */
  static <N extends Node> Stream<N> nodes(ParsedPart part, Class<N> kind) {
    return nodes(part).filter(kind::isInstance).map(kind::cast);
  }

  /** The operands of a chain of one operator, from left to right; the node itself if it is none. */
  static List<Node> chain(Node node, BinaryOperator operator) {
    Deque<Node> operands = new ArrayDeque<>();
    Node left = node;
    while (left instanceof Node.Binary binary && binary.operator() == operator) {
      operands.push(binary.right());
      left = binary.left();
    }
    operands.push(left);
    return List.copyOf(operands);
  }

  static List<Node> children(Node node) {
    if (node instanceof Node.Unary unary) {
      return List.of(unary.operand());
    }
    if (node instanceof Node.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (node instanceof Node.Index index) {
      return List.of(index.list(), index.index());
    }
    if (node instanceof Node.ArrayOf array) {
      return array.elements();
    }
    if (node instanceof Node.Call call) {
      return call.arguments();
    }
    return node instanceof Node.Matches matches ? List.of(matches.subject()) : List.of();
  }
}
