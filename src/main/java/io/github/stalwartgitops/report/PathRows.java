package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.behavior.View;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.Change;
import io.github.stalwartgitops.plan.FieldDiff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the rows of a field's decision path: rules in order, removed ones at their old rank. */
final class PathRows {
  private static final int MOST_SAMPLES = 6;

  private final FieldDiff field;
  private final List<Seen> seen;
  private final Map<Integer, DiffLine.Mark> marks = new HashMap<>();
  private final List<PathRow> rows = new ArrayList<>();

  private PathRows(FieldDiff field, List<Seen> seen) {
    this.field = field;
    this.seen = seen;
  }

  static List<PathRow> of(FieldDiff field, List<Seen> seen) {
    return new PathRows(field, seen).collect();
  }

  private List<PathRow> collect() {
    List<Integer> removed = new ArrayList<>();
    for (Change change : field.changes()) {
      switch (change.kind()) {
        case RULE_REMOVED -> removed.add(change.from());
        case RULE_ADDED -> marks.put(change.to(), DiffLine.Mark.ADDED);
        case RULE_MOVED -> marks.put(change.to(), DiffLine.Mark.MOVED);
        default -> marks.put(change.to(), DiffLine.Mark.CHANGED);
      }
    }
    int count = field.after().match().size();
    for (int rank = 0; rank <= count; rank++) {
      while (!removed.isEmpty() && (removed.get(0) <= rank || rank == count)) {
        removed(removed.remove(0));
      }
      if (rank < count) {
        rank = kept(rank, count, removed);
      }
    }
    rows.add(
        new PathRow(
            marks.getOrDefault(-1, DiffLine.Mark.KEPT),
            "else",
            "",
            field.after().elseText(),
            takenAfter(-1)));
    return List.copyOf(rows);
  }

  private void removed(int rank) {
    Rule rule = field.before().match().get(rank);
    List<String> before =
        names(Seen::before, view -> view.rule() == rank, it -> it.sample().name() + " (before)");
    rows.add(
        new PathRow(
            DiffLine.Mark.REMOVED, "rule " + (rank + 1), rule.ifText(), rule.thenText(), before));
  }

  /** Adds the rule at a rank, or all from there that nothing happens to, and says the last. */
  private int kept(int rank, int count, List<Integer> removed) {
    int last = rank;
    while (last < count && isDull(last) && (removed.isEmpty() || removed.get(0) > last)) {
      last++;
    }
    if (last > rank + 1) {
      String label = "rules " + (rank + 1) + " to " + last;
      rows.add(new PathRow(DiffLine.Mark.KEPT, label, "", "", List.of()));
      return last - 1;
    }
    Rule rule = field.after().match().get(rank);
    rows.add(
        new PathRow(
            marks.getOrDefault(rank, DiffLine.Mark.KEPT),
            "rule " + (rank + 1),
            rule.ifText(),
            rule.thenText(),
            takenAfter(rank)));
    return rank;
  }

  private boolean isDull(int rank) {
    return !marks.containsKey(rank) && takenAfter(rank).isEmpty();
  }

  private List<String> takenAfter(int rank) {
    return names(
        Seen::after,
        view -> view.rule() == rank,
        it -> it.sample().name() + (it.differs() ? " (differs)" : ""));
  }

  private List<String> names(
      Function<Seen, View> side, Predicate<View> taken, Function<Seen, String> name) {
    List<String> names =
        seen.stream()
            .filter(it -> side.apply(it).isKnown() && taken.test(side.apply(it)))
            .map(name)
            .toList();
    if (names.size() <= MOST_SAMPLES) {
      return names;
    }
    List<String> some = new ArrayList<>(names.subList(0, MOST_SAMPLES - 1));
    some.add("and " + (names.size() - some.size()) + " more");
    return some;
  }
}
