package io.github.stalwartgitops.expression;

import java.util.List;

/**
 * The texts of one expression field ({@code x:Expression}): the first rule whose {@code if} holds
 * gives the value, otherwise {@code else}.
 *
 * @param match the rules in order; no rules and an absent {@code match} are the same
 * @param elseText the text used when no rule matches
 */
public record Expression(List<Rule> match, String elseText) {
  /** How many rules of one field are read; the server has no such limit. */
  public static final int MAX_RULES = 10_000;

  public Expression {
    match = List.copyOf(match);
  }

  /** An expression without rules. */
  public static Expression of(String elseText) {
    return new Expression(List.of(), elseText);
  }
}
