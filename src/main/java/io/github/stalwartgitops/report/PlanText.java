package io.github.stalwartgitops.report;

import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.Change;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a plan so that it reads like a diff. */
final class PlanText {
  private static final int PLACE_COLUMN = 60;

  private final Palette palette;
  private final boolean showUndeclared;
  private final List<String> lines = new ArrayList<>();

  private PlanText(Palette palette, boolean showUndeclared) {
    this.palette = palette;
    this.showUndeclared = showUndeclared;
  }

  /** The lines of a plan, without heading and summary. */
  static List<String> lines(Plan plan, Palette palette, boolean showUndeclared) {
    PlanText text = new PlanText(palette, showUndeclared);
    plan.objects().forEach(object -> text.object(object, plan));
    return List.copyOf(text.lines);
  }

  private void object(String object, Plan plan) {
    lines.add(palette.bold(Printable.of(object)));
    for (FieldDiff field : plan.fieldsOf(object)) {
      if (field.isChanged()) {
        changedField(field);
      } else {
        lines.add("  " + pad(Printable.of(field.name().field()), 13) + palette.faint("as it is"));
      }
    }
    if (showUndeclared) {
      plan.undeclared().expressions().keySet().stream()
          .filter(name -> name.object().equals(object))
          .forEach(
              name ->
                  lines.add(
                      "  "
                          + pad(Printable.of(name.field()), 13)
                          + palette.faint("not declared, left alone")));
    }
    lines.add("");
  }

  private void changedField(FieldDiff field) {
    String title =
        "  "
            + Printable.of(field.name().field())
            + (field.toDefault() ? "   back to the server's default" : "");
    Place place = field.place();
    lines.add(
        place == null
            ? title
            : pad(title, PLACE_COLUMN)
                + palette.faint(Printable.of(place.file()) + ":" + place.line()));
    Map<Integer, Change> byRank = new HashMap<>();
    @Nullable Change otherwise = null;
    for (Change change : field.changes()) {
      switch (change.kind()) {
        case RULE_REMOVED -> removed(field.before(), change.from());
        case ELSE_CHANGED -> otherwise = change;
        default -> byRank.put(change.to(), change);
      }
    }
    rules(field, byRank);
    if (otherwise != null) {
      text("~", "else", "", field.before().elseText(), field.after().elseText());
    } else {
      lines.add("      " + pad("else", 9) + palette.faint("as it is"));
    }
  }

  private void rules(FieldDiff field, Map<Integer, Change> byRank) {
    int count = field.after().match().size();
    for (int rank = 0; rank < count; rank++) {
      Change change = byRank.get(rank);
      if (change != null) {
        rule(field, change);
        continue;
      }
      int last = rank;
      while (last + 1 < count && !byRank.containsKey(last + 1)) {
        last++;
      }
      String label =
          last == rank ? "rule " + (rank + 1) : "rules " + (rank + 1) + " to " + (last + 1);
      lines.add(
          "      "
              + pad(label, 9)
              + palette.faint((last == rank ? "as it is" : "   as they are").stripLeading()));
      rank = last;
    }
  }

  private void removed(Expression before, int from) {
    Rule rule = before.match().get(from);
    String label = "rule " + (from + 1);
    lines.add(palette.removed("    - " + pad(label, 9) + "if    " + Printable.of(rule.ifText())));
    lines.add(palette.removed("               then  " + Printable.of(rule.thenText())));
  }

  private void rule(FieldDiff field, Change change) {
    Rule after = field.after().match().get(change.to());
    String label = "rule " + (change.to() + 1);
    String was = change.from() != change.to() ? "   (was rule " + (change.from() + 1) + ")" : "";
    switch (change.kind()) {
      case RULE_ADDED -> {
        lines.add(
            palette.added("    + " + pad(label, 9) + "if    " + Printable.of(after.ifText())));
        lines.add(palette.added("               then  " + Printable.of(after.thenText())));
      }
      case RULE_MOVED -> {
        lines.add(
            palette.changed("    > ")
                + pad(label, 9)
                + "if    "
                + Printable.of(after.ifText())
                + palette.changed(was));
        lines.add("               then  " + Printable.of(after.thenText()));
      }
      default -> {
        Rule before = field.before().match().get(change.from());
        text("~", label, "if    ", before.ifText(), after.ifText());
        text(" ", "", "then  ", before.thenText(), after.thenText());
        if (!was.isEmpty()) {
          lines.add("            " + palette.changed(was));
        }
      }
    }
  }

  private void text(String mark, String label, String part, String before, String after) {
    lines.add(
        "    " + palette.changed(mark) + " " + pad(label, 9) + part + difference(before, after));
  }

  private String difference(String before, String after) {
    if (before.equals(after)) {
      return Printable.of(after);
    }
    return WordDiff.between(before, after)
        .map(this::marked)
        .orElseGet(
            () ->
                palette.removed(Printable.of(before))
                    + "  →  "
                    + palette.added(Printable.of(after)));
  }

  private String marked(List<WordDiff.Run> runs) {
    StringBuilder out = new StringBuilder();
    for (WordDiff.Run run : runs) {
      String text = Printable.of(run.text());
      out.append(
          switch (run.kind()) {
            case KEPT -> text;
            case REMOVED -> palette.removed("[-" + text + "-]");
            case ADDED -> palette.added("{+" + text + "+}");
          });
    }
    return out.toString();
  }

  private static String pad(String text, int width) {
    return text.length() < width ? text + " ".repeat(width - text.length()) : text + "   ";
  }
}
