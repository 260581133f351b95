package io.github.stalwartgitops.report;

import java.util.List;
import java.util.stream.Collectors;

/** One row of a decision path. */
sealed interface PathRow {
  /** The row as a sentence, for those who do not see the picture. */
  String sentence();

  /**
   * A text of a row.
   *
   * @param now the text; empty for the condition of {@code else}
   * @param former what stood in its place before; empty where that is the same or nothing
   */
  record Text(String now, String former) {
    static Text of(String now) {
      return new Text(now, "");
    }

    static Text of(String before, String after) {
      return new Text(after, before.equals(after) ? "" : before);
    }

    private String words() {
      return former.isEmpty() ? now : now + " (was " + former + ")";
    }
  }

  /**
   * A rule or {@code else}.
   *
   * @param mark what happens to it
   * @param rank its position, counted from 0; for a removed one that before; -1 for {@code else}
   * @param from its position before, counted from 0; -1 where it has none
   * @param condition the condition
   * @param outcome the expression that gives the value
   * @param samples the connections that end here
   */
  record One(
      DiffLine.Mark mark,
      int rank,
      int from,
      Text condition,
      Text outcome,
      List<PathSample> samples)
      implements PathRow {
    public One {
      samples = List.copyOf(samples);
    }

    boolean isElse() {
      return rank < 0;
    }

    boolean isRemoved() {
      return mark == DiffLine.Mark.REMOVED;
    }

    /** Whether it stays and no connection is known to end here. */
    boolean isDull() {
      return mark == DiffLine.Mark.KEPT && samples.isEmpty() && !isElse();
    }

    /** Whether it has to do with the change: it changes, or a connection sees a difference here. */
    boolean isTelling() {
      return isElse()
          || mark != DiffLine.Mark.KEPT
          || samples.stream().anyMatch(it -> it.fate() == PathSample.Fate.DIFFERS);
    }

    /** Such as {@code rule 2}; for a removed one its former place. */
    String label() {
      return isElse() ? "else" : (isRemoved() ? "was rule " : "rule ") + (rank + 1);
    }

    /** Such as {@code was rule 5}; empty where it keeps its place or has just one. */
    String formerLabel() {
      boolean moved = mark == DiffLine.Mark.MOVED || mark == DiffLine.Mark.CHANGED;
      return moved && from >= 0 && from != rank ? "was rule " + (from + 1) : "";
    }

    @Override
    public String sentence() {
      String change = mark == DiffLine.Mark.KEPT ? "" : " (" + mark.word() + was() + ")";
      String when = isElse() ? "" : " if " + condition.words();
      String who =
          samples.isEmpty()
              ? ""
              : "; here: "
                  + samples.stream().map(PathSample::words).collect(Collectors.joining(", "));
      return label() + change + ":" + when + " gives " + outcome.words() + who + ".";
    }

    private String was() {
      return formerLabel().isEmpty() ? "" : ", " + formerLabel();
    }
  }

  /**
   * Several rules drawn as one.
   *
   * @param rules how many
   * @param text what is to be said of them
   */
  record Several(int rules, String text) implements PathRow {
    @Override
    public String sentence() {
      return text + ".";
    }
  }
}
