package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.plan.FieldDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows how connections come to the value of a field, as a figure with a drawing for wide pages and
 * one for telephones, and the same in words.
 */
final class DecisionPath {
  private static final int SHORT = 8;
  private static final String LEGEND =
      "The decision path: the first rule that holds gives the value. Beside it stand the sample"
          + " connections that end there: ~ gets something else than before, ? not known here.";

  private final FieldDiff field;
  private final List<PathRow> rows;
  private final Markup html;

  private DecisionPath(FieldDiff field, List<Seen> seen, Markup html) {
    this.field = field;
    this.rows = PathRows.of(field, seen);
    this.html = html;
  }

  /**
   * Writes the figure, unless there is no path to show: no rules, and no connection of which is
   * known what it gets.
   *
   * @param id what the ids of the figure begin with
   * @param explained whether the page has told how to read such a figure
   * @return whether there is one
   */
  static boolean write(
      FieldDiff field, List<Seen> seen, Markup html, String id, boolean explained) {
    boolean rules = !field.before().match().isEmpty() || !field.after().match().isEmpty();
    if (!rules && seen.stream().noneMatch(Seen::isKnown)) {
      return false;
    }
    new DecisionPath(field, seen, html).write(id, explained);
    return true;
  }

  private void write(String id, boolean explained) {
    html.open("figure", "class", rows.size() <= SHORT ? "short" : "long").newLine();
    for (PathLayout layout : List.of(PathLayout.WIDE, PathLayout.NARROW)) {
      html.open(
          "div",
          "class",
          "path " + layout.name(),
          "role",
          "img",
          "aria-label",
          "Decision path of " + field.name(),
          "aria-describedby",
          id + "-words");
      html.newLine();
      RowDrawing drawing = new RowDrawing(html, layout);
      drawing.start();
      rows.forEach(drawing::draw);
      html.close().newLine();
    }
    String words = rows.stream().map(PathRow::sentence).collect(Collectors.joining(" "));
    html.element("p", words, "id", id + "-words", "hidden", "hidden");
    caption(explained);
    html.close().newLine();
  }

  private void caption(boolean explained) {
    List<String> sentences = new ArrayList<>();
    if (!explained) {
      sentences.add(LEGEND);
    }
    int together = 0;
    int all = 0;
    for (PathRow row : rows) {
      if (row instanceof PathRow.Several several) {
        together += several.rules();
        all += several.rules();
      } else if (row instanceof PathRow.One one && !one.isElse()) {
        all++;
      }
    }
    if (together > 0) {
      sentences.add(together + " of " + all + " rules are not drawn one by one.");
    }
    if (!sentences.isEmpty()) {
      html.element("figcaption", String.join(" ", sentences));
    }
  }
}
