package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.ExpressionError.Kind;
import io.github.stalwartgitops.expression.Lexer.Token;
import io.github.stalwartgitops.expression.regex.Regex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds a program from tokens by precedence of operators, as tolerant as the server: it counts
 * operands but never checks their positions.
 *
 * <p>Each operand, operator and call becomes a node as soon as its operands are complete. It takes
 * those from the nodes that no other node has taken, so that the nodes in the order of their
 * creation are the steps of a stack machine, and also form a tree.
 */
final class Parser {
  /** Limits that the server does not have. */
  private static final int MAX_LENGTH = 1_000_000;

  private static final int MAX_DEPTH = 1024;
  private static final int MAX_INSTRUCTIONS = 4096;

  private static final int UNARY_STRENGTH = 8;
  private static final Instruction OPEN_JUMP = new Instruction.Jump(false, 0);

  private final Lexer lexer;
  private Instruction[] instructions = new Instruction[8];
  private int size;
  private Node[] operands = new Node[4];
  private int operandCount;
  private int depth;
  private final List<Quirk> quirks = new ArrayList<>(0);

  /** Operators, parentheses, brackets and function names that wait for what follows them. */
  private Pending[] stack = new Pending[8];

  private int pendingCount;

  /** The innermost call or bracket that counts operands. */
  private @Nullable Pending counting;

  /** Creates a parser for texts of one field, one after the other. */
  Parser(Scope scope) {
    lexer = new Lexer(scope);
  }

  Program parse(String text) throws SyntaxException {
    if (text.length() > MAX_LENGTH) {
      throw new SyntaxException(Kind.TOO_LONG, 0, text.length(), Integer.toString(MAX_LENGTH));
    }
    lexer.begin(text);
    size = 0;
    operandCount = 0;
    depth = 1;
    quirks.clear();
    pendingCount = 0;
    counting = null;
    return program();
  }

  private Program program() throws SyntaxException {
    Token token = lexer.next();
    while (token != Token.END) {
      accept(token);
      token = lexer.next();
    }
    while (pendingCount > 0) {
      Pending pending = pop();
      if (!pending.isOperator()) {
        throw new SyntaxException(Kind.INCOMPLETE, pending.start, pending.end);
      }
      apply(pending);
    }
    quirks.addAll(lexer.quirks());
    return new Program(
        Arrays.copyOf(instructions, size),
        Arrays.copyOf(operands, operandCount),
        depth,
        quirks.isEmpty() ? List.of() : List.copyOf(quirks));
  }

  private void accept(Token token) throws SyntaxException {
    switch (token) {
      case OPERAND -> {
        countOperand();
        emit(lexer.node());
      }
      case FUNCTION -> {
        countOperand();
        startCounting(push(token)).function = lexer.function();
      }
      case MATCHES -> {
        countOperand();
        startCounting(push(token)).regex = lexer.regex();
        push(Token.OPEN);
      }
      case NAMED -> {
        countOperand();
        startCounting(push(token)).node = lexer.node();
        push(Token.OPEN);
      }
      case ARRAY -> {
        countOperand();
        startCounting(push(token));
      }
      case INDEX -> startCounting(push(token));
      case OPEN, NOT, MINUS -> push(token);
      case CLOSE -> close();
      case CLOSE_BRACKET -> closeBracket();
      case COMMA -> applyOperators();
      case BINARY -> binary(lexer.operator());
      case END -> throw new IllegalStateException("the end is no token of the text");
    }
  }

  private void binary(BinaryOperator operator) throws SyntaxException {
    if (counting != null) {
      counting.operands--;
    }
    while (pendingCount > 0 && stack[pendingCount - 1].strength() >= operator.strength()) {
      apply(pop());
    }
    Pending pending = push(Token.BINARY);
    pending.operator = operator;
    if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
      // Where the left side decides, the right side and the operator itself are skipped.
      pending.jump = size;
      add(OPEN_JUMP);
    }
  }

  private void close() throws SyntaxException {
    applyOperators();
    if (pendingCount == 0 || stack[pendingCount - 1].token != Token.OPEN) {
      throw new SyntaxException(Kind.MISMATCHED, lexer.start(), lexer.end());
    }
    Pending open = pop();
    if (pendingCount > 0 && stack[pendingCount - 1].isCall()) {
      call(pop());
    } else if (size > 0 && instructions[size - 1] instanceof Node node) {
      node.widen(open.start, lexer.end());
    }
  }

  private void closeBracket() throws SyntaxException {
    applyOperators();
    Pending bracket = pendingCount == 0 ? null : pop();
    if (bracket == null || (bracket.token != Token.ARRAY && bracket.token != Token.INDEX)) {
      throw new SyntaxException(Kind.MISMATCHED, lexer.start(), lexer.end());
    }
    counting = bracket.outer;
    if (bracket.token == Token.INDEX) {
      if (bracket.operands != 1) {
        throw new SyntaxException(Kind.MISSING_INDEX, bracket.start, lexer.end());
      }
      Node[] both = take(2, bracket);
      emit(new Node.Index(both[0], both[1], bracket.start, lexer.end()));
      return;
    }
    if (bracket.operands != bracket.elements) {
      throw new SyntaxException(
          Kind.ARRAY_ELEMENT_COUNT,
          bracket.start,
          lexer.end(),
          Integer.toString(bracket.elements),
          Integer.toString(bracket.operands));
    }
    List<Node> elements = List.of(take(bracket.elements, bracket));
    emit(new Node.ArrayOf(elements, bracket.start, lexer.end()));
  }

  private void call(Pending call) throws SyntaxException {
    counting = call.outer;
    if (call.token == Token.FUNCTION) {
      emit(function(call, Objects.requireNonNull(call.function)));
    } else if (call.token == Token.MATCHES) {
      if (call.operands != 1) {
        throw new SyntaxException(Kind.MATCHES_ARGUMENT_COUNT, call.start, lexer.end());
      }
      Regex regex = Objects.requireNonNull(call.regex);
      Node subject = take(1, call)[0];
      emit(new Node.Matches(regex, subject, call.start, call.end, lexer.end()));
    } else {
      if (call.operands != 0) {
        throw new SyntaxException(Kind.LITERAL_ARGUMENT_COUNT, call.start, lexer.end());
      }
      Node named = Objects.requireNonNull(call.node);
      named.widen(call.start, lexer.end());
      emit(named);
    }
  }

  private Node function(Pending call, Signature function) throws SyntaxException {
    if (call.operands != function.arguments()) {
      throw new SyntaxException(
          Kind.WRONG_ARGUMENT_COUNT,
          call.start,
          call.end,
          function.name(),
          Integer.toString(function.arguments()),
          Integer.toString(call.operands));
    }
    List<Node> arguments = List.of(take(call.operands, call));
    return new Node.Call(function, arguments, lexer.language(), call.start, call.end, lexer.end());
  }

  /** Applies the operators that wait above the last parenthesis, bracket or function name. */
  private void applyOperators() throws SyntaxException {
    while (pendingCount > 0 && stack[pendingCount - 1].isOperator()) {
      apply(pop());
    }
  }

  private void apply(Pending pending) throws SyntaxException {
    if (pending.token == Token.BINARY) {
      BinaryOperator operator = Objects.requireNonNull(pending.operator);
      Node[] both = take(2, pending);
      emit(new Node.Binary(operator, both[0], both[1], pending.start, pending.end));
      if (pending.jump >= 0) {
        instructions[pending.jump] = new Instruction.Jump(operator == BinaryOperator.OR, size);
      }
    } else {
      UnaryOperator operator = pending.token == Token.NOT ? UnaryOperator.NOT : UnaryOperator.MINUS;
      emit(new Node.Unary(operator, take(1, pending)[0], pending.start, pending.end));
    }
  }

  /** Takes the last operands; those that are not there are missing at the left. */
  private Node[] take(int count, Pending by) {
    Node[] taken = new Node[count];
    int missing = Math.max(0, count - operandCount);
    for (int i = count - 1; i >= missing; i--) {
      taken[i] = operands[--operandCount];
    }
    if (missing > 0) {
      Arrays.fill(taken, 0, missing, new Node.Missing(by.start));
      quirks.add(new Quirk(Quirk.Kind.MISSING_OPERAND, new Span(by.start, by.end - by.start)));
    }
    return taken;
  }

  private void emit(Node node) throws SyntaxException {
    add(node);
    if (operandCount == operands.length) {
      operands = Arrays.copyOf(operands, operandCount * 2);
    }
    operands[operandCount++] = node;
    depth = Math.max(depth, operandCount);
  }

  private void add(Instruction instruction) throws SyntaxException {
    if (size == instructions.length) {
      if (size >= MAX_INSTRUCTIONS) {
        throw new SyntaxException(
            Kind.TOO_MANY_VALUES, lexer.start(), lexer.end(), Integer.toString(MAX_INSTRUCTIONS));
      }
      instructions = Arrays.copyOf(instructions, size * 2);
    }
    instructions[size++] = instruction;
  }

  /**
   * Counts an operand of the innermost call or bracket. An array counts as elements only those
   * operands that begin with nothing pending since its bracket: no operator, no parenthesis.
   */
  private void countOperand() {
    if (counting != null) {
      counting.operands++;
      if (counting.token == Token.ARRAY && stack[pendingCount - 1] == counting) {
        counting.elements++;
      }
    }
  }

  private Pending startCounting(Pending pending) {
    pending.outer = counting;
    counting = pending;
    return pending;
  }

  private Pending push(Token token) throws SyntaxException {
    if (pendingCount == stack.length) {
      if (pendingCount >= MAX_DEPTH) {
        throw new SyntaxException(
            Kind.TOO_DEEP, lexer.start(), lexer.end(), Integer.toString(MAX_DEPTH));
      }
      stack = Arrays.copyOf(stack, pendingCount * 2);
    }
    Pending pending = stack[pendingCount];
    if (pending == null) {
      pending = new Pending();
      stack[pendingCount] = pending;
    }
    pendingCount++;
    pending.begin(token, lexer.start(), lexer.end());
    return pending;
  }

  private Pending pop() {
    return stack[--pendingCount];
  }

  /**
   * An operator, parenthesis, bracket or function name that waits for what follows it. It is used
   * again when it has been popped.
   */
  private static final class Pending {
    Token token = Token.END;
    int start;
    int end;
    int jump;
    int operands;
    int elements;
    @Nullable Pending outer;
    @Nullable BinaryOperator operator;
    @Nullable Signature function;
    @Nullable Regex regex;
    @Nullable Node node;

    void begin(Token newToken, int newStart, int newEnd) {
      token = newToken;
      start = newStart;
      end = newEnd;
      jump = -1;
      operands = 0;
      elements = 0;
      operator = null;
    }

    int strength() {
      if (token == Token.NOT || token == Token.MINUS) {
        return UNARY_STRENGTH;
      }
      return operator == null ? 0 : operator.strength();
    }

    boolean isOperator() {
      return token == Token.BINARY || token == Token.NOT || token == Token.MINUS;
    }

    boolean isCall() {
      return token == Token.FUNCTION || token == Token.MATCHES || token == Token.NAMED;
    }
  }
}
