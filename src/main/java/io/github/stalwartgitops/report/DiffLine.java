package io.github.stalwartgitops.report;

import java.util.List;

/**
 * One line of a field's difference, before any form is given to it.
 *
 * @param mark what happens
 * @param label the rule or {@code else}; empty on the second line of a rule
 * @param part {@code if} or {@code then}; empty for {@code else} and for what stays
 * @param text the expression with its changed words; empty for what stays
 * @param note what else is to be said; may be empty
 * @param place where it is declared, as {@code :LINE} or {@code FILE:LINE}; empty where the place
 *     of the field tells it, and for what the manifest does not have
 */
record DiffLine(
    Mark mark, String label, String part, List<WordDiff.Run> text, String note, String place) {
  DiffLine {
    text = List.copyOf(text);
  }

  /** What happens to a part of a field. */
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

    /** The mark for those who do not see signs. */
    String word() {
      return word;
    }
  }

  static DiffLine kept(String label, String note) {
    return new DiffLine(Mark.KEPT, label, "", List.of(), note, "");
  }

  /** Whether one text takes the place of another with which it shares too little. */
  boolean isReplaced() {
    return text.size() == 2
        && text.get(0).kind() == WordDiff.Kind.REMOVED
        && text.get(1).kind() == WordDiff.Kind.ADDED;
  }
}
