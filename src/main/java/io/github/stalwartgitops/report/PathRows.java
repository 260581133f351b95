package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.RuleChange;
import io.github.stalwartgitops.report.PathRow.CollapsedRows;
import io.github.stalwartgitops.report.PathRow.RuleRow;
import io.github.stalwartgitops.report.PathRow.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists the rows of the decision path of a field: the rules in order, with removed rules at their
 * old position, and {@code else}. Of many rules, those that explain the change are rows of their
 * own and the others are collapsed.
 */
final class PathRows {
  private static final int MAX_RELEVANT = 40;
  private static final int MAX_OTHERS = 12;

  private final FieldDiff field;
  private final List<Seen> seen;
  private final Map<Integer, RuleChange> changes = new HashMap<>();

  private PathRows(FieldDiff field, List<Seen> seen) {
    this.field = field;
    this.seen = seen;
  }

  static List<PathRow> of(FieldDiff field, List<Seen> seen) {
    PathRows rows = new PathRows(field, seen);
    return rows.collapsed(rows.all());
  }

  private List<RuleRow> all() {
    List<Integer> removed = new ArrayList<>();
    for (RuleChange change : field.changes()) {
      if (change.kind() == RuleChange.Kind.RULE_REMOVED) {
        removed.add(change.from());
      } else {
        changes.put(change.to(), change);
      }
    }
    List<RuleRow> rows = new ArrayList<>();
    int count = field.after().match().size();
    for (int rank = 0; rank <= count; rank++) {
      while (!removed.isEmpty() && (removed.get(0) <= rank || rank == count)) {
        rows.add(removed(removed.remove(0)));
      }
      if (rank < count) {
        rows.add(rule(rank));
      }
    }
    rows.add(
        new RuleRow(
            changes.containsKey(-1) ? DiffLine.Mark.CHANGED : DiffLine.Mark.KEPT,
            -1,
            -1,
            Text.of(""),
            Text.of(field.before().elseText(), field.after().elseText()),
            endingAt(-1)));
    return rows;
  }

  private RuleRow removed(int rank) {
    Rule rule = field.before().match().get(rank);
    List<PathSample> samples =
        seen.stream()
            .filter(it -> it.before().isKnown() && it.before().rule() == rank)
            .map(it -> new PathSample(it.sample().name(), PathSample.Outcome.ENDED_HERE_BEFORE))
            .toList();
    return new RuleRow(
        DiffLine.Mark.REMOVED,
        rank,
        rank,
        Text.of(rule.ifText()),
        Text.of(rule.thenText()),
        samples);
  }

  private RuleRow rule(int rank) {
    Rule rule = field.after().match().get(rank);
    RuleChange change = changes.get(rank);
    if (change == null || change.from() < 0) {
      return new RuleRow(
          change == null ? DiffLine.Mark.KEPT : DiffLine.Mark.ADDED,
          rank,
          -1,
          Text.of(rule.ifText()),
          Text.of(rule.thenText()),
          endingAt(rank));
    }
    Rule before = field.before().match().get(change.from());
    return new RuleRow(
        change.kind() == RuleChange.Kind.RULE_MOVED ? DiffLine.Mark.MOVED : DiffLine.Mark.CHANGED,
        rank,
        change.from(),
        Text.of(before.ifText(), rule.ifText()),
        Text.of(before.thenText(), rule.thenText()),
        endingAt(rank));
  }

  /** Returns the connections that take a rule, or become unknown at it. */
  private List<PathSample> endingAt(int rank) {
    int count = field.after().match().size();
    return seen.stream()
        .filter(it -> (it.after().rule() < count ? it.after().rule() : -1) == rank)
        .map(PathSample::after)
        .sorted(Comparator.comparing(PathSample::outcome))
        .toList();
  }

  private List<PathRow> collapsed(List<RuleRow> all) {
    Set<RuleRow> shown = shown(all);
    List<PathRow> rows = new ArrayList<>();
    int next = 0;
    while (next < all.size()) {
      int end = next;
      while (!shown.contains(all.get(end))) {
        end++;
      }
      if (end - next > 1) {
        rows.add(collapse(all.subList(next, end)));
        next = end;
      } else {
        rows.add(all.get(next++));
      }
    }
    return List.copyOf(rows);
  }

  /** Returns the rows to draw one by one, always with {@code else}. Equal rows are distinct. */
  private static Set<RuleRow> shown(List<RuleRow> all) {
    Set<RuleRow> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    all.stream()
        .filter(RuleRow::isRelevant)
        .sorted(
            Comparator.comparing((RuleRow row) -> !row.isElse())
                .thenComparing(row -> row.samples().isEmpty()))
        .limit(MAX_RELEVANT)
        .forEach(shown::add);
    all.stream()
        .filter(row -> !row.isRelevant() && !row.isUnchanged())
        .limit(MAX_OTHERS)
        .forEach(shown::add);
    return shown;
  }

  private CollapsedRows collapse(List<RuleRow> rows) {
    if (rows.stream().allMatch(RuleRow::isUnchanged)) {
      String ranks = (rows.get(0).rank() + 1) + " to " + (rows.get(rows.size() - 1).rank() + 1);
      String unreached = seen.isEmpty() ? "" : "; no sample connection ends here";
      return new CollapsedRows(rows.size(), "rules " + ranks + " unchanged" + unreached);
    }
    return new CollapsedRows(rows.size(), rows.size() + " more rules: see the table above");
  }
}
