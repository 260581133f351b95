package io.github.stalwartgitops.expression;

/** The operators with one operand. */
public enum UnaryOperator {
  NOT("!"),
  MINUS("-");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** How the operator is written. */
  public String symbol() {
    return symbol;
  }
}
