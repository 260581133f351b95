package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.problem.Place;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One difference inside a field.
 *
 * @param kind what happens
 * @param from position of the rule before, counted from 0; -1 if it was not there or {@code else}
 *     is meant
 * @param to position of the rule after, counted from 0; -1 if it will not be there or {@code else}
 *     is meant
 * @param place where the manifest declares what comes after; for what goes away, where the field is
 *     declared; null without a manifest
 */
public record RuleChange(Kind kind, int from, int to, @Nullable Place place) {
  /** What happens to a part of a field. */
  public enum Kind {
    /** A rule that nothing declares goes away. */
    RULE_REMOVED,
    /** A new rule comes. */
    RULE_ADDED,
    /** A rule gets another condition or another result. */
    RULE_CHANGED,
    /** A rule keeps its texts and changes its rank among the others. */
    RULE_MOVED,
    /** The text for no matching rule changes. */
    ELSE_CHANGED;

    /** The name in JSON: {@code ruleRemoved}, … */
    public String jsonName() {
      String[] words = name().toLowerCase(Locale.ROOT).split("_", 2);
      return words[0].equals("else")
          ? "elseChanged"
          : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
    }
  }
}
