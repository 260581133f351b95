package io.github.stalwartgitops.expression;

import org.jspecify.annotations.Nullable;

/**
 * A token of an expression text.
 *
 * @param type what it is
 * @param meaning by type an {@link Instruction}, {@link Signature}, operator, or nothing
 * @param start where it begins
 * @param end where it ends
 */
record Token(Type type, @Nullable Object meaning, int start, int end) {
  /** The kinds of tokens. */
  enum Type {
    /** A literal or variable; its meaning is the instruction that loads it. */
    OPERAND,
    /** A function's name; its meaning is the signature. */
    FUNCTION,
    /** {@code matches(} and its pattern, comma included; its meaning is the instruction. */
    MATCHES,
    /** {@code system(} or {@code metric(} and its name; its meaning is the instruction. */
    SPECIAL,
    OPEN,
    CLOSE,
    /** A bracket that opens an array. */
    ARRAY,
    /** A bracket that opens an index. */
    INDEX,
    CLOSE_BRACKET,
    COMMA,
    UNARY,
    BINARY,
    END
  }
}
