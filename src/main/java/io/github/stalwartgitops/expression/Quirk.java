package io.github.stalwartgitops.expression;

/**
 * Something that the server silently accepts, although it is hardly what the author meant.
 *
 * @param kind what it is
 * @param span where it stands
 */
public record Quirk(Kind kind, Span span) {
  /** The mistakes that the grammar tolerates. */
  public enum Kind {
    /** A single {@code =} and the character it swallowed. */
    EATEN_CHARACTER,
    /** A value that nothing takes, because another follows. */
    DROPPED_VALUE,
    /** An operator or call without one of its operands; the span is the operator. */
    MISSING_OPERAND,
    /** Text after a closing brace, which is never read; the span begins at the brace. */
    IGNORED_TEXT
  }
}
