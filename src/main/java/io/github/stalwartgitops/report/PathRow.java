package io.github.stalwartgitops.report;

import java.util.List;

/**
 * One row of a decision path.
 *
 * @param mark what happens to it
 * @param label {@code rule 2}, {@code else}, or the rules that one row stands for
 * @param condition the condition; empty for {@code else} and for rules that stay
 * @param outcome the expression that gives the value; empty for rules that stay
 * @param samples the connections that end here, in words
 */
record PathRow(
    DiffLine.Mark mark, String label, String condition, String outcome, List<String> samples) {
  PathRow {
    samples = List.copyOf(samples);
  }

  /** Whether it stands for rules that stay and that no connection takes. */
  boolean isCollapsed() {
    return outcome.isEmpty() && condition.isEmpty() && mark == DiffLine.Mark.KEPT;
  }

  /** The row as a sentence, for those who do not see the picture. */
  String sentence() {
    if (isCollapsed()) {
      return label + " as before.";
    }
    String change = mark == DiffLine.Mark.KEPT ? "" : " (" + mark.word() + ")";
    String when = condition.isEmpty() ? "" : " if " + condition;
    String who = samples.isEmpty() ? "" : "; taken by " + String.join(", ", samples);
    return label + change + ":" + when + " gives " + outcome + who + ".";
  }
}
