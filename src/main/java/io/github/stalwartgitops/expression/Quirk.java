package io.github.stalwartgitops.expression;

/**
 * Something that the server accepts in silence and that hardly is what the author meant.
 *
 * @param kind what it is
 * @param span where it stands
 */
public record Quirk(Kind kind, Span span) {
  /** The accidents that the grammar forgives. */
  public enum Kind {
    /** A single {@code =} and the character it swallowed. */
    EATEN_CHARACTER,
    /** A value that nothing takes, because another follows. */
    DROPPED_VALUE,
    /** An operator or call without one of its operands; the span is the operator. */
    MISSING_OPERAND,
    /** Text behind a closing brace, which is never read; the span begins at the brace. */
    IGNORED_TEXT
  }
}
