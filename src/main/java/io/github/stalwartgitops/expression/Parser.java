package io.github.stalwartgitops.expression;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns tokens into postfix instructions by precedence of operators, as forgiving as the server: it
 * counts operands but never looks where they stand.
 */
final class Parser {
  private static final int UNARY_STRENGTH = 8;

  private final Lexer lexer;
  private final Emitter out = new Emitter();
  private Pending[] stack = new Pending[8];
  private int size;
  private @Nullable Pending counting;

  private Parser(Lexer lexer) {
    this.lexer = lexer;
  }

  static Program parse(String text, Scope scope) throws SyntaxException {
    ExpressionLimits.checkLength(text);
    Parser parser = new Parser(new Lexer(text, scope));
    return parser.program();
  }

  private Program program() throws SyntaxException {
    Token token = lexer.next();
    while (token.type() != Token.Type.END) {
      accept(token);
      token = lexer.next();
    }
    while (size > 0) {
      Pending pending = pop();
      if (!pending.isOperator()) {
        throw new SyntaxException(ExpressionError.Kind.INCOMPLETE, pending.start, pending.end);
      }
      emit(pending);
    }
    return out.program(lexer.quirks());
  }

  private void accept(Token token) throws SyntaxException {
    switch (token.type()) {
      case OPERAND -> {
        countOperand();
        out.emit((Instruction) Objects.requireNonNull(token.meaning()), token);
      }
      case FUNCTION -> {
        countOperand();
        startCounting(token);
      }
      case MATCHES, SPECIAL -> {
        countOperand();
        startCounting(token);
        push(new Pending(Token.Type.OPEN, null, token.start(), token.end()));
      }
      case OPEN -> push(new Pending(Token.Type.OPEN, null, token.start(), token.end()));
      case CLOSE -> close(token);
      case ARRAY -> {
        countOperand();
        startCounting(token);
      }
      case INDEX -> startCounting(token);
      case CLOSE_BRACKET -> closeBracket(token);
      case COMMA -> flush();
      case UNARY -> push(new Pending(token.type(), token.meaning(), token.start(), token.end()));
      case BINARY -> binary(token);
      case END -> throw new IllegalStateException("the end is no token of the text");
    }
  }

  private void binary(Token token) throws SyntaxException {
    BinaryOperator operator = (BinaryOperator) Objects.requireNonNull(token.meaning());
    if (counting != null) {
      counting.operands--;
    }
    while (size > 0 && strength(stack[size - 1]) >= operator.strength()) {
      emit(pop());
    }
    Pending pending = new Pending(Token.Type.BINARY, operator, token.start(), token.end());
    if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
      pending.jump = out.emitJump(operator == BinaryOperator.OR, token);
    }
    push(pending);
  }

  private static int strength(Pending pending) {
    if (pending.type == Token.Type.UNARY) {
      return UNARY_STRENGTH;
    }
    return pending.meaning instanceof BinaryOperator operator ? operator.strength() : 0;
  }

  private void close(Token token) throws SyntaxException {
    flush();
    if (size == 0 || stack[size - 1].type != Token.Type.OPEN) {
      throw new SyntaxException(ExpressionError.Kind.MISMATCHED, token.start(), token.end());
    }
    Pending open = pop();
    if (size > 0 && stack[size - 1].isCall()) {
      call(pop(), token);
    } else {
      out.widen(open.start, token.end());
    }
  }

  private void closeBracket(Token token) throws SyntaxException {
    flush();
    Pending bracket = size == 0 ? null : pop();
    if (bracket == null || (bracket.type != Token.Type.ARRAY && bracket.type != Token.Type.INDEX)) {
      throw new SyntaxException(ExpressionError.Kind.MISMATCHED, token.start(), token.end());
    }
    stopCounting(bracket);
    if (bracket.type == Token.Type.INDEX) {
      if (bracket.operands < 1) {
        throw new SyntaxException(ExpressionError.Kind.MISSING_INDEX, bracket.start, token.end());
      }
      out.emit(new Instruction.Index(), bracket.start, bracket.end, bracket.start, token.end());
      return;
    }
    if (bracket.operands != bracket.elements) {
      throw new SyntaxException(
          ExpressionError.Kind.ARRAY_ELEMENT_COUNT,
          bracket.start,
          token.end(),
          Integer.toString(bracket.elements),
          Integer.toString(bracket.operands));
    }
    out.emit(
        new Instruction.BuildArray(bracket.elements),
        bracket.start,
        bracket.end,
        bracket.start,
        token.end());
  }

  private void call(Pending call, Token close) throws SyntaxException {
    stopCounting(call);
    int end = close.end();
    if (call.type == Token.Type.FUNCTION) {
      Signature function = (Signature) Objects.requireNonNull(call.meaning);
      if (call.operands != function.arguments()) {
        throw new SyntaxException(
            ExpressionError.Kind.WRONG_ARGUMENT_COUNT,
            call.start,
            call.end,
            function.name(),
            Integer.toString(function.arguments()),
            Integer.toString(call.operands));
      }
      out.emit(PureFunctions.call(function), call.start, call.end, call.start, end);
      return;
    }
    if (call.type == Token.Type.MATCHES && call.operands != 1) {
      throw new SyntaxException(ExpressionError.Kind.MATCHES_ARGUMENT_COUNT, call.start, end);
    }
    if (call.type == Token.Type.SPECIAL && call.operands != 0) {
      throw new SyntaxException(ExpressionError.Kind.LITERAL_ARGUMENT_COUNT, call.start, end);
    }
    Instruction instruction = (Instruction) Objects.requireNonNull(call.meaning);
    out.emit(instruction, call.start, call.end, call.start, end);
  }

  /** Emits the operators that wait above the last parenthesis, bracket or function name. */
  private void flush() throws SyntaxException {
    while (size > 0 && stack[size - 1].isOperator()) {
      emit(pop());
    }
  }

  private void emit(Pending operator) throws SyntaxException {
    Instruction instruction =
        operator.meaning instanceof BinaryOperator binary
            ? new Instruction.Binary(binary)
            : new Instruction.Unary((UnaryOperator) Objects.requireNonNull(operator.meaning));
    out.emit(instruction, operator.start, operator.end, operator.start, operator.end);
    if (operator.jump >= 0) {
      out.land(operator.jump);
    }
  }

  private void countOperand() {
    if (counting != null) {
      counting.operands++;
      if (counting.type == Token.Type.ARRAY && stack[size - 1] == counting) {
        counting.elements++;
      }
    }
  }

  private void startCounting(Token token) throws SyntaxException {
    Pending pending = new Pending(token.type(), token.meaning(), token.start(), token.end());
    pending.outer = counting;
    counting = pending;
    push(pending);
  }

  private void stopCounting(Pending pending) {
    counting = pending.outer;
  }

  private void push(Pending pending) throws SyntaxException {
    if (size == stack.length) {
      ExpressionLimits.checkDepth(size, pending.start, pending.end);
      stack = Arrays.copyOf(stack, size * 2);
    }
    stack[size++] = pending;
  }

  private Pending pop() {
    return stack[--size];
  }

  /** An operator, parenthesis, bracket or function name that waits for what follows it. */
  private static final class Pending {
    final Token.Type type;
    final @Nullable Object meaning;
    final int start;
    final int end;
    int jump = -1;
    int operands;
    int elements;
    @Nullable Pending outer;

    Pending(Token.Type type, @Nullable Object meaning, int start, int end) {
      this.type = type;
      this.meaning = meaning;
      this.start = start;
      this.end = end;
    }

    boolean isOperator() {
      return type == Token.Type.UNARY || type == Token.Type.BINARY;
    }

    boolean isCall() {
      return type == Token.Type.FUNCTION
          || type == Token.Type.MATCHES
          || type == Token.Type.SPECIAL;
    }
  }
}
