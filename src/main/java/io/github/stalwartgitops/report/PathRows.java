package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.RuleChange;
import io.github.stalwartgitops.report.PathRow.One;
import io.github.stalwartgitops.report.PathRow.Several;
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
 * Finds the rows of a field's decision path: rules in order, removed ones at their old rank. Of
 * many rules those that tell of the change come first; the others are drawn together.
 */
final class PathRows {
  private static final int MOST_SAMPLES = 6;
  private static final int MOST_TELLING = 40;
  private static final int MOST_PLAIN = 12;

  private final FieldDiff field;
  private final List<Seen> seen;
  private final Map<Integer, RuleChange> changes = new HashMap<>();

  private PathRows(FieldDiff field, List<Seen> seen) {
    this.field = field;
    this.seen = seen;
  }

  static List<PathRow> of(FieldDiff field, List<Seen> seen) {
    PathRows rows = new PathRows(field, seen);
    return rows.together(rows.all());
  }

  private List<One> all() {
    List<Integer> removed = new ArrayList<>();
    for (RuleChange change : field.changes()) {
      if (change.kind() == RuleChange.Kind.RULE_REMOVED) {
        removed.add(change.from());
      } else {
        changes.put(change.to(), change);
      }
    }
    List<One> rows = new ArrayList<>();
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
        new One(
            changes.containsKey(-1) ? DiffLine.Mark.CHANGED : DiffLine.Mark.KEPT,
            -1,
            -1,
            Text.of(""),
            Text.of(field.before().elseText(), field.after().elseText()),
            endingAt(-1)));
    return rows;
  }

  private One removed(int rank) {
    Rule rule = field.before().match().get(rank);
    List<PathSample> former =
        seen.stream()
            .filter(it -> it.before().isKnown() && it.before().rule() == rank)
            .map(it -> new PathSample(it.sample().name(), PathSample.Fate.FORMER))
            .toList();
    return new One(
        DiffLine.Mark.REMOVED,
        rank,
        rank,
        Text.of(rule.ifText()),
        Text.of(rule.thenText()),
        few(former));
  }

  private One rule(int rank) {
    Rule rule = field.after().match().get(rank);
    RuleChange change = changes.get(rank);
    if (change == null || change.from() < 0) {
      return new One(
          change == null ? DiffLine.Mark.KEPT : DiffLine.Mark.ADDED,
          rank,
          -1,
          Text.of(rule.ifText()),
          Text.of(rule.thenText()),
          endingAt(rank));
    }
    Rule before = field.before().match().get(change.from());
    return new One(
        change.kind() == RuleChange.Kind.RULE_MOVED ? DiffLine.Mark.MOVED : DiffLine.Mark.CHANGED,
        rank,
        change.from(),
        Text.of(before.ifText(), rule.ifText()),
        Text.of(before.thenText(), rule.thenText()),
        endingAt(rank));
  }

  /** The connections that take a rule, or of which is not known whether they do. */
  private List<PathSample> endingAt(int rank) {
    int count = field.after().match().size();
    return few(
        seen.stream()
            .filter(it -> (it.after().rule() < count ? it.after().rule() : -1) == rank)
            .map(PathSample::after)
            .sorted(Comparator.comparing(PathSample::fate))
            .toList());
  }

  private static List<PathSample> few(List<PathSample> samples) {
    if (samples.size() <= MOST_SAMPLES) {
      return samples;
    }
    List<PathSample> some = new ArrayList<>(samples.subList(0, MOST_SAMPLES - 1));
    String more = "and " + (samples.size() - some.size()) + " more";
    some.add(new PathSample(more, PathSample.Fate.MORE));
    return some;
  }

  private List<PathRow> together(List<One> all) {
    Set<One> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
    all.stream()
        .filter(One::isTelling)
        .sorted(Comparator.comparingInt(PathRows::weight))
        .limit(MOST_TELLING)
        .forEach(drawn::add);
    all.stream()
        .filter(row -> !row.isTelling() && !row.isDull())
        .limit(MOST_PLAIN)
        .forEach(drawn::add);
    List<PathRow> rows = new ArrayList<>();
    int next = 0;
    while (next < all.size()) {
      int end = next;
      while (!drawn.contains(all.get(end))) {
        end++;
      }
      if (end - next > 1) {
        rows.add(several(all.subList(next, end)));
        next = end;
      } else {
        rows.add(all.get(next++));
      }
    }
    return List.copyOf(rows);
  }

  /** What is drawn first where not all can be. */
  private static int weight(One row) {
    return row.isElse() ? 0 : row.samples().isEmpty() ? 2 : 1;
  }

  private Several several(List<One> rows) {
    if (rows.stream().allMatch(One::isDull)) {
      String ranks = (rows.get(0).rank() + 1) + " to " + (rows.get(rows.size() - 1).rank() + 1);
      String nobody = seen.isEmpty() ? "" : "; none of the sample connections ends here";
      return new Several(rows.size(), "rules " + ranks + " as before" + nobody);
    }
    return new Several(rows.size(), rows.size() + " more rules: see the table above");
  }
}
