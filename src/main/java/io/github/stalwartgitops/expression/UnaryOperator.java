package io.github.stalwartgitops.expression;

/** The operators with one operand. */
public enum UnaryOperator {
  /** {@code !}. */
  NOT,
  /** {@code -}. */
  MINUS
}
