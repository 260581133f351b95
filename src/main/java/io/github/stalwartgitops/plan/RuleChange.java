package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.problem.Place;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One difference inside a field.
 *
 * @param kind what happens
 * @param from position of the rule before, counted from 0; -1 for a new rule and for {@code else}
 * @param to position of the rule after, counted from 0; -1 for a removed rule and for {@code else}
 * @param place where the manifest declares the new text, or the field if a rule is removed; null
 *     without a manifest
 */
public record RuleChange(Kind kind, int from, int to, @Nullable Place place) {
  /** What happens to a part of a field. */
  public enum Kind {
    /** A rule that is not declared is removed. */
    RULE_REMOVED,
    /** A rule is added. */
    RULE_ADDED,
    /** A rule gets another condition or result. */
    RULE_CHANGED,
    /** A rule keeps its texts and changes its order among the others. */
    RULE_MOVED,
    /** The text that is used if no rule matches changes. */
    ELSE_CHANGED;

    /** Returns the name in JSON, such as {@code ruleRemoved}. */
    public String jsonName() {
      String[] words = name().toLowerCase(Locale.ROOT).split("_", 2);
      return words[0].equals("else")
          ? "elseChanged"
          : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
    }
  }
}
