package io.github.stalwartgitops.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The parsed form of an expression text as a tree, for reading and explaining it.
 *
 * <p>The language evaluates on a stack and forgives what a tree cannot show: values that nothing
 * takes ({@link ParsedPart#dropped()}) and operands that are {@link Missing}. Where such an
 * accident stands on the right side of {@code &&} or {@code ||}, the tree shows the case in which
 * that side is evaluated.
 */
public sealed interface Node {
  /** The source of the node with its operands, brackets and parentheses. */
  Span span();

  /** Returns the operands, elements or arguments, from left to right. */
  default List<Node> children() {
    return List.of();
  }

  /**
   * Returns the operands of a chain of one operator, such as {@code a || b || c}, from left to
   * right; the node alone if it is no such chain.
   */
  default List<Node> chain(BinaryOperator operator) {
    Deque<Node> operands = new ArrayDeque<>();
    Node left = this;
    while (left instanceof Binary binary && binary.operator() == operator) {
      operands.push(binary.right());
      left = binary.left();
    }
    operands.push(left);
    return List.copyOf(operands);
  }

  /** A string, number, truth value, duration or constant as written. */
  record Literal(Value value, Span span) implements Node {}

  /** A variable of the connection, such as {@code local_port}. */
  record Variable(String name, Span span) implements Node {}

  /** {@code $1}: what a group of the last {@code matches} took; 0 is the whole hit. */
  record Capture(int group, Span span) implements Node {}

  /** {@code $name}: a variable of the server's scripts, always 0 in SMTP. */
  record Global(String name, Span span) implements Node {}

  /** {@code system('name')}. */
  record SystemName(String name, Span span) implements Node {}

  /** {@code metric('name')}. */
  record Metric(String name, Span span) implements Node {}

  /** An operator before its operand; {@code token} is the operator alone. */
  record Unary(UnaryOperator operator, Span token, Node operand, Span span) implements Node {
    @Override
    public List<Node> children() {
      return List.of(operand);
    }
  }

  /** An operator between its operands; {@code token} is the operator with what it ate. */
  record Binary(BinaryOperator operator, Span token, Node left, Node right, Span span)
      implements Node {
    @Override
    public List<Node> children() {
      return List.of(left, right);
    }
  }

  /** {@code list[index]}. */
  record Index(Node list, Node index, Span span) implements Node {
    @Override
    public List<Node> children() {
      return List.of(list, index);
    }
  }

  /** {@code [a, b]}. */
  record ArrayOf(List<Node> elements, Span span) implements Node {
    public ArrayOf {
      elements = List.copyOf(elements);
    }

    @Override
    public List<Node> children() {
      return elements;
    }
  }

  /** A function call; {@code token} is the function's name. */
  record Call(Signature function, Span token, List<Node> arguments, Span span) implements Node {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Node> children() {
      return arguments;
    }
  }

  /** {@code matches('pattern', subject)}; {@code token} is the name. */
  record Matches(String pattern, Span token, Node subject, Span span) implements Node {
    @Override
    public List<Node> children() {
      return List.of(subject);
    }
  }

  /** An operand that is not there, evaluated as the empty string; the span has no length. */
  record Missing(Span span) implements Node {}
}
