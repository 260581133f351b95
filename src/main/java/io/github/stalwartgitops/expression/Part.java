package io.github.stalwartgitops.expression;

/**
 * One of the texts of an {@link Expression}.
 *
 * @param kind which text it is
 * @param rule the number of its rule, from 0; -1 for {@code else}
 */
public record Part(Kind kind, int rule) {
  /** The kinds of text that an expression has. */
  public enum Kind {
    /** Used when no rule matches. */
    ELSE,
    /** The condition of a rule. */
    IF,
    /** The value of a rule. */
    THEN
  }
}
