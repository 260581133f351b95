package io.github.stalwartgitops.expression;

import java.util.Locale;

/**
 * Names one text of an {@link Expression}.
 *
 * @param kind which of the texts of its rule, or {@code else}
 * @param rule the rule counted from 0; -1 for {@code else}
 */
public record Part(Kind kind, int rule) {
  /** The three places an expression text stands in. */
  public enum Kind {
    ELSE,
    IF,
    THEN;

    /**
     * Returns the name that it has in the server's rules: {@code else}, {@code if}, {@code then}.
     */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The {@code else} text. */
  public static final Part ELSE = new Part(Kind.ELSE, -1);

  /** The {@code if} of a rule counted from 0. */
  public static Part ifOf(int rule) {
    return new Part(Kind.IF, rule);
  }

  /** The {@code then} of a rule counted from 0. */
  public static Part thenOf(int rule) {
    return new Part(Kind.THEN, rule);
  }
}
