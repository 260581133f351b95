package io.github.stalwartgitops.behavior;

/**
 * What a connection gets of a field.
 *
 * @param text what shows: a line of SMTP or the name of a script; where it is not known, what it
 *     depends on
 * @param rule the rule that gives it, counted from 0; -1 for {@code else}. Where it is not known,
 *     the rule (or {@code else}) that asks for what is not known
 * @param isKnown whether it can be told without asking the server
 */
public record View(String text, int rule, boolean isKnown) {
  /** Whether a rule gives it, or {@code else}, or may do so where it is not known. */
  boolean mayComeFrom(int rank, boolean isElse) {
    return (isElse || rank >= 0) && (!isKnown || rule == rank);
  }

  static View unknown(String why, int rule) {
    return new View(why, rule, false);
  }
}
