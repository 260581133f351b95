package io.github.stalwartgitops.report;

import java.util.List;

/** A row of a decision path. */
sealed interface PathRow {
  /**
   * A text of a row.
   *
   * @param now the text; empty for the condition of {@code else}
   * @param previous the text before the change; empty if it is the same or there was none
   */
  record Text(String now, String previous) {
    static Text of(String now) {
      return new Text(now, "");
    }

    static Text of(String before, String after) {
      return new Text(after, before.equals(after) ? "" : before);
    }
  }

  /**
   * A rule or {@code else}.
   *
   * @param mark how it changes
   * @param rank its position, counted from 0; the position before if removed; -1 for {@code else}
   * @param from its position before, counted from 0; -1 if it is new
   * @param condition the condition
   * @param result the expression of the value
   * @param samples the connections that end here
   */
  record RuleRow(
      DiffLine.Mark mark, int rank, int from, Text condition, Text result, List<PathSample> samples)
      implements PathRow {
    public RuleRow {
      samples = List.copyOf(samples);
    }

    boolean isElse() {
      return rank < 0;
    }

    boolean isRemoved() {
      return mark == DiffLine.Mark.REMOVED;
    }

    /** Returns whether the row explains the change: it changes itself, or samples differ here. */
    boolean isRelevant() {
      return isElse()
          || mark != DiffLine.Mark.KEPT
          || samples.stream().anyMatch(it -> it.outcome() == PathSample.Outcome.DIFFERS);
    }

    /** Returns whether a rule stays the same and no connection ends here. */
    boolean isUnchanged() {
      return !isRelevant() && samples.isEmpty();
    }

    /** Returns the position, such as {@code rule 2}. */
    String label() {
      if (isElse()) {
        return "else";
      }
      return (isRemoved() ? "was rule " : "rule ") + (rank + 1);
    }

    /** Returns the position before, such as {@code was rule 5}; empty if it did not change. */
    String previousLabel() {
      boolean isComparable = mark == DiffLine.Mark.MOVED || mark == DiffLine.Mark.CHANGED;
      return isComparable && from >= 0 && from != rank ? "was rule " + (from + 1) : "";
    }
  }

  /**
   * Several rules that are drawn as one row.
   *
   * @param count the number of rules
   * @param text a description of the rules
   */
  record CollapsedRows(int count, String text) implements PathRow {}
}
