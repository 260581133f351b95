package io.github.stalwartgitops.report;

import java.util.List;

/**
 * One line of the difference of a field, independent of the form of the report.
 *
 * @param mark what happens to the line
 * @param label the rule or {@code else}; empty for the second line of a rule
 * @param part {@code if} or {@code then}; empty for {@code else} and for unchanged lines
 * @param text the expression with its changed words; empty for unchanged lines
 * @param note a remark, possibly empty
 * @param place where it is declared, as {@code :LINE} or {@code FILE:LINE}; empty if that is the
 *     place of the field, or if the manifest does not contain it
 */
record DiffLine(
    Mark mark, String label, String part, List<WordDiff.Run> text, String note, String place) {
  DiffLine {
    text = List.copyOf(text);
  }

  /** What happens to a line. */
  enum Mark {
    KEPT(" ", ""),
    REMOVED("-", "removed"),
    ADDED("+", "added"),
    CHANGED("~", "changed"),
    MOVED(">", "moved");

    private final String sign;
    private final String word;

    Mark(String sign, String word) {
      this.sign = sign;
      this.word = word;
    }

    String sign() {
      return sign;
    }

    /** Returns the mark as a word, empty for {@link #KEPT}. */
    String word() {
      return word;
    }
  }

  static DiffLine unchanged(String label) {
    return new DiffLine(Mark.KEPT, label, "", List.of(), "unchanged", "");
  }

  /** Returns whether the old and the new text are too different to mark words in them. */
  boolean isReplaced() {
    return text.size() == 2
        && text.get(0).kind() == WordDiff.Kind.REMOVED
        && text.get(1).kind() == WordDiff.Kind.ADDED;
  }
}
