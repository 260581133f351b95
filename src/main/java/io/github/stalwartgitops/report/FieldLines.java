package io.github.stalwartgitops.report;

import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.RuleChange;
import io.github.stalwartgitops.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the difference of a field line by line, in the order of evaluation. */
final class FieldLines {
  private final FieldDiff field;
  private final Map<Integer, RuleChange> byRank = new HashMap<>();
  private final List<DiffLine> lines = new ArrayList<>();
  private @Nullable RuleChange elseChanged;

  private FieldLines(FieldDiff field) {
    this.field = field;
  }

  /**
   * Returns the lines of a field: removed rules first, and one line for unchanged rules in a row.
   */
  static List<DiffLine> of(FieldDiff field) {
    return new FieldLines(field).write();
  }

  private List<DiffLine> write() {
    for (RuleChange change : field.changes()) {
      switch (change.kind()) {
        case RULE_REMOVED -> removed(change.from());
        case ELSE_CHANGED -> elseChanged = change;
        default -> byRank.put(change.to(), change);
      }
    }
    rules();
    if (elseChanged != null) {
      lines.add(
          new DiffLine(
              DiffLine.Mark.CHANGED,
              "else",
              "",
              difference(field.before().elseText(), field.after().elseText()),
              "",
              place(elseChanged)));
    } else {
      lines.add(DiffLine.unchanged("else"));
    }
    return List.copyOf(lines);
  }

  private void removed(int from) {
    Rule rule = field.before().match().get(from);
    rule(
        DiffLine.Mark.REMOVED,
        from,
        whole(WordDiff.Kind.REMOVED, rule.ifText()),
        whole(WordDiff.Kind.REMOVED, rule.thenText()),
        "",
        "");
  }

  private void rules() {
    int count = field.after().match().size();
    for (int rank = 0; rank < count; rank++) {
      RuleChange change = byRank.get(rank);
      if (change != null) {
        rule(change);
        continue;
      }
      int first = rank;
      while (rank + 1 < count && !byRank.containsKey(rank + 1)) {
        rank++;
      }
      lines.add(
          first == rank
              ? DiffLine.unchanged("rule " + (rank + 1))
              : DiffLine.unchanged("rules " + (first + 1) + " to " + (rank + 1)));
    }
  }

  private void rule(RuleChange change) {
    Rule after = field.after().match().get(change.to());
    switch (change.kind()) {
      case RULE_ADDED ->
          rule(
              DiffLine.Mark.ADDED,
              change.to(),
              whole(WordDiff.Kind.ADDED, after.ifText()),
              whole(WordDiff.Kind.ADDED, after.thenText()),
              "",
              place(change));
      case RULE_MOVED ->
          rule(
              DiffLine.Mark.MOVED,
              change.to(),
              whole(WordDiff.Kind.KEPT, after.ifText()),
              whole(WordDiff.Kind.KEPT, after.thenText()),
              was(change),
              place(change));
      default -> {
        Rule before = field.before().match().get(change.from());
        rule(
            DiffLine.Mark.CHANGED,
            change.to(),
            difference(before.ifText(), after.ifText()),
            difference(before.thenText(), after.thenText()),
            was(change),
            place(change));
      }
    }
  }

  private void rule(
      DiffLine.Mark mark,
      int rank,
      List<WordDiff.Run> ifText,
      List<WordDiff.Run> thenText,
      String note,
      String place) {
    lines.add(new DiffLine(mark, "rule " + (rank + 1), "if", ifText, "", place));
    lines.add(new DiffLine(mark, "", "then", thenText, note, ""));
  }

  private String place(RuleChange change) {
    Place place = change.place();
    Place fieldPlace = field.place();
    if (place == null || fieldPlace == null) {
      return "";
    }
    String file = place.file().equals(fieldPlace.file()) ? "" : place.file();
    return file.isEmpty() && place.line() == fieldPlace.line() ? "" : file + ":" + place.line();
  }

  private static String was(RuleChange change) {
    return change.from() == change.to() ? "" : "was rule " + (change.from() + 1);
  }

  private static List<WordDiff.Run> whole(WordDiff.Kind kind, String text) {
    return List.of(new WordDiff.Run(kind, text));
  }

  private static List<WordDiff.Run> difference(String before, String after) {
    if (before.equals(after)) {
      return whole(WordDiff.Kind.KEPT, after);
    }
    return WordDiff.between(before, after)
        .orElseGet(
            () ->
                List.of(
                    new WordDiff.Run(WordDiff.Kind.REMOVED, before),
                    new WordDiff.Run(WordDiff.Kind.ADDED, after)));
  }
}
