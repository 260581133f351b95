package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.regex.Regex;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subexpression: a node of the parsed tree, and the step that evaluates it. Nodes are immutable
 * and compared by identity.
 *
 * <p>The language evaluates on a stack and forgives what a tree cannot show: values that nothing
 * takes ({@link ParsedPart#dropped()}) and operands that are {@link Missing}. Where such an
 * accident is on the right side of {@code &&} or {@code ||}, the tree shows the case in which that
 * side is evaluated.
 */
public abstract sealed class Node extends Instruction {
  private final int tokenStart;
  private final int tokenEnd;

  // Only the parser widens a node, before any other code sees it: parentheses close after the node.
  private int start;
  private int end;

  private Node(int start, int end) {
    this(start, end, end);
  }

  private Node(int start, int tokenEnd, int end) {
    tokenStart = start;
    this.tokenEnd = tokenEnd;
    this.start = start;
    this.end = end;
  }

  /** Returns the source of the node with its operands, brackets and parentheses. */
  public final Span span() {
    return new Span(start, end - start);
  }

  /**
   * Returns the source of the node alone: an operator with the character that it consumed, the name
   * of a function, or the whole literal or variable.
   */
  public final Span token() {
    return new Span(tokenStart, tokenEnd - tokenStart);
  }

  /** Returns the operands, elements or arguments, from left to right. */
  public List<Node> children() {
    return List.of();
  }

  /**
   * Returns the operands of a chain of one operator, such as {@code a || b || c}, from left to
   * right; the node alone if it is not such a chain.
   */
  public final List<Node> chain(BinaryOperator operator) {
    Deque<Node> operands = new ArrayDeque<>();
    Node left = this;
    while (left instanceof Binary binary && binary.operator() == operator) {
      operands.push(binary.right());
      left = binary.left();
    }
    operands.push(left);
    return List.copyOf(operands);
  }

  /** Adds a stretch of the text to the source of the node. */
  final void widen(int from, int to) {
    start = Math.min(start, from);
    end = Math.max(end, to);
  }

  private void include(Node operand) {
    if (!(operand instanceof Missing)) {
      widen(operand.start, operand.end);
    }
  }

  /** A string, number, truth value, duration or constant as written. */
  public static final class Literal extends Node {
    private final Value value;

    Literal(Value value, int start, int end) {
      super(start, end);
      this.value = value;
    }

    /** Returns the value. */
    public Value value() {
      return value;
    }

    @Override
    void execute(Machine machine) {
      machine.push(value);
    }
  }

  /** A variable of the connection, such as {@code local_port}. */
  public static final class Variable extends Node {
    private final String name;

    Variable(String name, int start, int end) {
      super(start, end);
      this.name = name;
    }

    /** Returns its name. */
    public String name() {
      return name;
    }

    @Override
    void execute(Machine machine) {
      machine.push(machine.environment().variable(name));
    }
  }

  /** {@code $1}: what a group of the last {@code matches} took; 0 is the whole hit. */
  public static final class Capture extends Node {
    private final int group;

    Capture(int group, int start, int end) {
      super(start, end);
      this.group = group;
    }

    /** Returns the number of the group. */
    public int group() {
      return group;
    }

    @Override
    void execute(Machine machine) {
      machine.push(machine.capture(group));
    }
  }

  /** {@code $name}: a variable of the server's scripts, always 0 in SMTP. */
  public static final class Global extends Node {
    private final String name;

    Global(String name, int start, int end) {
      super(start, end);
      this.name = name;
    }

    /** Returns its name, without the {@code $}. */
    public String name() {
      return name;
    }

    @Override
    void execute(Machine machine) {
      machine.push(Value.FALSE);
    }
  }

  /** {@code system('name')}. */
  public static final class SystemName extends Node {
    private final String name;

    SystemName(String name, int start, int tokenEnd) {
      super(start, tokenEnd);
      this.name = name;
    }

    /** Returns the name between the quotes. */
    public String name() {
      return name;
    }

    @Override
    void execute(Machine machine) {
      machine.push(machine.environment().systemName(name));
    }
  }

  /** {@code metric('name')}. */
  public static final class Metric extends Node {
    private final String name;

    Metric(String name, int start, int end) {
      super(start, end);
      this.name = name;
    }

    /** Returns the name between the quotes. */
    public String name() {
      return name;
    }

    @Override
    void execute(Machine machine) {
      machine.push(machine.environment().metric(name));
    }
  }

  /** An operator before its operand. */
  public static final class Unary extends Node {
    private final UnaryOperator operator;
    private final Node operand;

    Unary(UnaryOperator operator, Node operand, int start, int end) {
      super(start, end);
      this.operator = operator;
      this.operand = operand;
      super.include(operand);
    }

    /** Returns the operator. */
    public UnaryOperator operator() {
      return operator;
    }

    /** Returns the operand. */
    public Node operand() {
      return operand;
    }

    @Override
    public List<Node> children() {
      return List.of(operand);
    }

    @Override
    void execute(Machine machine) {
      machine.push(Operators.apply(operator, machine.pop()));
    }
  }

  /** An operator between its operands. */
  public static final class Binary extends Node {
    private final BinaryOperator operator;
    private final Node left;
    private final Node right;

    Binary(BinaryOperator operator, Node left, Node right, int start, int end) {
      super(start, end);
      this.operator = operator;
      this.left = left;
      this.right = right;
      super.include(left);
      super.include(right);
    }

    /** Returns the operator. */
    public BinaryOperator operator() {
      return operator;
    }

    /** Returns the left operand. */
    public Node left() {
      return left;
    }

    /** Returns the right operand. */
    public Node right() {
      return right;
    }

    @Override
    public List<Node> children() {
      return List.of(left, right);
    }

    @Override
    void execute(Machine machine) {
      Value second = machine.pop();
      Value first = machine.pop();
      machine.push(EvaluationLimits.checked(Operators.apply(operator, first, second)));
    }
  }

  /** {@code list[index]}. */
  public static final class Index extends Node {
    private final Node list;
    private final Node index;

    Index(Node list, Node index, int start, int end) {
      super(start, end);
      this.list = list;
      this.index = index;
      super.include(list);
      super.include(index);
    }

    /** Returns what is before the brackets. */
    public Node list() {
      return list;
    }

    /** Returns what is between the brackets. */
    public Node index() {
      return index;
    }

    @Override
    public List<Node> children() {
      return List.of(list, index);
    }

    @Override
    void execute(Machine machine) {
      Value at = machine.pop();
      machine.push(Coercion.elementAt(machine.pop(), at));
    }
  }

  /** {@code [a, b]}. */
  public static final class ArrayOf extends Node {
    private final List<Node> elements;
    private final @Nullable Value constant;

    ArrayOf(List<Node> elements, int start, int end) {
      super(start, end);
      this.elements = elements;
      constant = constant(elements);
      elements.forEach(super::include);
    }

    /** The value where all elements are literals, so that it is not built for each evaluation. */
    private static @Nullable Value constant(List<Node> elements) {
      Value[] values = new Value[elements.size()];
      for (int i = 0; i < values.length; i++) {
        if (!(elements.get(i) instanceof Literal literal)) {
          return null;
        }
        values[i] = literal.value();
      }
      return new Value.ArrayValue(List.of(values));
    }

    /** Returns the elements. */
    public List<Node> elements() {
      return elements;
    }

    @Override
    public List<Node> children() {
      return elements;
    }

    @Override
    void execute(Machine machine) {
      if (constant == null) {
        machine.push(new Value.ArrayValue(machine.popAll(elements.size())));
      } else {
        machine.drop(elements.size());
        machine.push(constant);
      }
    }
  }

  /** A call of an ordinary function; the token is the function's name. */
  public static final class Call extends Node {
    private final Signature function;
    private final @Nullable PureFunction pure;
    private final List<Node> arguments;

    Call(
        Signature function,
        List<Node> arguments,
        LanguageVersion language,
        int start,
        int tokenEnd,
        int end) {
      super(start, tokenEnd, end);
      this.function = function;
      pure = PureFunction.named(function.name(), language);
      this.arguments = arguments;
      arguments.forEach(super::include);
    }

    /** Returns the function. */
    public Signature function() {
      return function;
    }

    /** Returns the arguments, as many as the function takes. */
    public List<Node> arguments() {
      return arguments;
    }

    @Override
    public List<Node> children() {
      return arguments;
    }

    @Override
    void execute(Machine machine) {
      machine.push(
          pure == null
              ? machine.ask(function, machine.popAll(function.arguments()))
              : machine.call(pure));
    }
  }

  /** {@code matches('pattern', subject)}; the token is the name. */
  public static final class Matches extends Node {
    private final Regex regex;
    private final Node subject;

    Matches(Regex regex, Node subject, int start, int tokenEnd, int end) {
      super(start, tokenEnd, end);
      this.regex = regex;
      this.subject = subject;
      super.include(subject);
    }

    /** Returns the pattern as written between the quotes. */
    public String pattern() {
      return regex.source();
    }

    /** Returns a text in which the pattern is found; empty if no such text could be made. */
    public Optional<String> example() {
      return regex.example();
    }

    /** Returns the text that the pattern is searched in. */
    public Node subject() {
      return subject;
    }

    @Override
    public List<Node> children() {
      return List.of(subject);
    }

    @Override
    void execute(Machine machine) {
      machine.push(machine.match(regex, machine.pop()));
    }
  }

  /** An operand that is not there, evaluated as the empty string; the span has no length. */
  public static final class Missing extends Node {
    Missing(int at) {
      super(at, at);
    }

    @Override
    void execute(Machine machine) {
      throw new IllegalStateException("a missing operand is no step of a program");
    }
  }
}
