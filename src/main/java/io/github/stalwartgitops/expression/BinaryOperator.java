package io.github.stalwartgitops.expression;

/** The operators with two operands; a higher {@link #strength()} binds closer. */
public enum BinaryOperator {
  MULTIPLY("*", 7),
  DIVIDE("/", 7),
  ADD("+", 6),
  SUBTRACT("-", 6),
  LESS("<", 5),
  LESS_OR_EQUAL("<=", 5),
  GREATER(">", 5),
  GREATER_OR_EQUAL(">=", 5),
  EQUAL("==", 4),
  NOT_EQUAL("!=", 4),
  XOR("^", 3),
  AND("&&", 2),
  OR("||", 1);

  private final String symbol;
  private final int strength;

  BinaryOperator(String symbol, int strength) {
    this.symbol = symbol;
    this.strength = strength;
  }

  /** The usual way to write the operator. */
  public String symbol() {
    return symbol;
  }

  int strength() {
    return strength;
  }
}
