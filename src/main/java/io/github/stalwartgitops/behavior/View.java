package io.github.stalwartgitops.behavior;

/**
 * What a connection gets of a field.
 *
 * @param text what shows: a line of SMTP or the name of a script; where it is not known, what it
 *     depends on
 * @param rule the rule that gives it, counted from 0; -1 for {@code else} or where it is not known
 * @param isKnown whether it can be told without asking the server
 */
public record View(String text, int rule, boolean isKnown) {
  /** Whether a rule gives it, or {@code else}, or may do so where it is not known. */
  boolean mayComeFrom(int rank, boolean isElse) {
    return (isElse || rank >= 0) && (!isKnown || rule == rank);
  }

  static View unknown(String why) {
    return new View(why, -1, false);
  }
}
