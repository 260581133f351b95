package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.ValueText;
import io.github.stalwartgitops.expression.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a field gives for a connection.
 *
 * @param value the value; null if the evaluation fails, or the field compiles to nothing
 * @param rule the rule that gives it, counted from 0; -1 for {@code else}
 * @param failure why the evaluation fails; null if it does not
 */
public record ActualResult(@Nullable Value value, int rule, @Nullable String failure) {
  private static final int LONGEST = 500;

  /** Returns the value or the failure, and the rule, in words. */
  public String text() {
    return failure == null
        ? ValueText.of(value, LONGEST) + ", " + ruleText(rule)
        : "the evaluation fails: " + failure;
  }

  /** Returns the name of a rule for people, who count from 1. */
  static String ruleText(int rule) {
    return rule < 0 ? "else" : "rule " + (rule + 1);
  }
}
