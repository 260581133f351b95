package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the connections that the conditions of rules tell apart. */
final class NamedConnections {
  private static final int MOST = 12;
  private static final Map<String, String> SUBMISSIONS =
      Map.of("listener", "submissions", "local_port", "465", "is_tls", "true");
  private static final Map<String, String> SUBMISSION =
      Map.of("listener", "submission", "local_port", "587");

  private NamedConnections() {}

  /**
   * The default connections of a server (ports 25, 587, and 465 where a condition asks for TLS),
   * and for each value that a condition compares a variable with the connection at port 25 with
   * that value; about a dozen at most, by a name for a reader.
   */
  static Map<String, SampleConnection> in(List<CompiledExpression> expressions) {
    Map<String, SampleConnection> connections = new LinkedHashMap<>();
    SampleConnection usual = SampleConnection.atSmtpListener();
    connections.put("port 25", usual);
    for (CompiledExpression expression : expressions) {
      for (ParsedPart part : expression.parts()) {
        if (part.part().kind() == Part.Kind.IF && part.root() != null) {
          collect(part.root(), usual, connections);
        }
      }
    }
    connections.putIfAbsent("port 587", usual.with(SUBMISSION));
    return connections;
  }

  private static void collect(
      Node root, SampleConnection usual, Map<String, SampleConnection> connections) {
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty() && connections.size() < MOST) {
      Node node = open.remove();
      if (node instanceof Node.Variable variable && variable.name().equals("is_tls")) {
        connections.putIfAbsent("port 465, TLS", usual.with(SUBMISSIONS));
      } else if (node instanceof Node.Unary unary) {
        open.add(unary.operand());
      } else if (node instanceof Node.Binary binary) {
        if (binary.operator() == BinaryOperator.EQUAL
            || binary.operator() == BinaryOperator.NOT_EQUAL) {
          compared(binary.left(), binary.right(), usual, connections);
          compared(binary.right(), binary.left(), usual, connections);
        }
        open.add(binary.left());
        open.add(binary.right());
      }
    }
  }

  private static void compared(
      Node one, Node other, SampleConnection usual, Map<String, SampleConnection> connections) {
    if (one instanceof Node.Variable variable && other instanceof Node.Literal literal) {
      Value value = literal.value();
      String text = value.text();
      if (!usual.variables().containsKey(variable.name()) || value instanceof Value.ArrayValue) {
        return;
      }
      String label =
          switch (variable.name()) {
            case "local_port" -> "port " + text;
            case "remote_ip" -> "from " + text;
            default -> variable.name() + " " + text;
          };
      connections.putIfAbsent(label, usual.with(Map.of(variable.name(), text)));
    }
  }
}
