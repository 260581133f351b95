package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.plan.FieldDiff;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws how connections come to the value of a field: conditions from top to bottom on the left,
 * what they give beside them, the connections that end there on the right. All lengths are units of
 * the drawing.
 */
final class DecisionPath {
  private static final int WIDTH = 1040;
  private static final int CONDITION = 110;
  private static final int CONDITION_WIDTH = 350;
  private static final int OUTCOME = 510;
  private static final int OUTCOME_WIDTH = 320;
  private static final int SAMPLES = 860;
  private static final int LINE = 16;
  private static final int BOX = 48;
  private static final int SLIM = 28;
  private static final int GAP = 26;
  private static final int LETTERS = 42;
  private static final int SAMPLE_LETTERS = 27;
  private static final int MOST_ROWS = 60;

  private final FieldDiff field;
  private final List<PathRow> rows;
  private final int leftOut;
  private final Markup svg;

  DecisionPath(FieldDiff field, List<Seen> seen, Markup svg) {
    this.field = field;
    List<PathRow> all = PathRows.of(field, seen);
    this.rows = all.subList(0, Math.min(MOST_ROWS, all.size()));
    this.leftOut = all.size() - rows.size();
    this.svg = svg;
  }

  /**
   * Draws it.
   *
   * @param id what the ids of the drawing begin with
   */
  void draw(String id) {
    int height = GAP + rows.stream().mapToInt(row -> height(row) + GAP).sum();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + WIDTH + " " + height,
        "role",
        "img",
        "tabindex",
        "0",
        "aria-labelledby",
        id + "-title " + id + "-text");
    svg.element("title", "Decision path of " + field.name(), "id", id + "-title");
    svg.element("desc", description(), "id", id + "-text").newLine();
    int y = GAP / 2;
    for (int i = 0; i < rows.size(); i++) {
      PathRow row = rows.get(i);
      draw(row, y);
      y += height(row);
      if (i + 1 < rows.size()) {
        arrow(CONDITION + CONDITION_WIDTH / 2, y, y + GAP, row.isCollapsed() ? "" : "no");
      }
      y += GAP;
    }
    svg.close().newLine();
  }

  private String description() {
    return rows.stream().map(PathRow::sentence).collect(Collectors.joining(" "))
        + (leftOut > 0 ? " " + leftOut + " more rows are not drawn." : "");
  }

  private static int height(PathRow row) {
    return row.isCollapsed() ? SLIM : Math.max(BOX, row.samples().size() * LINE + 4);
  }

  private void draw(PathRow row, int y) {
    svg.open("g", "class", "row " + row.mark().word());
    svg.element("title", row.sentence());
    text(4, y + 20, "label", row.label());
    if (row.mark() != DiffLine.Mark.KEPT) {
      text(4, y + 38, "badge", row.mark().sign() + " " + row.mark().word());
    }
    if (row.isCollapsed()) {
      box(CONDITION, y, CONDITION_WIDTH, SLIM);
      text(CONDITION + 20, y + 19, "dull", "as before, none of the connections stops here");
    } else {
      condition(row, y);
      box(OUTCOME, y, OUTCOME_WIDTH, BOX);
      letters(OUTCOME + 10, y, row.outcome(), LETTERS - 4);
      samples(row, y);
    }
    svg.close().newLine();
  }

  private void condition(PathRow row, int y) {
    int middle = y + BOX / 2;
    int from = CONDITION + CONDITION_WIDTH;
    if (row.condition().isEmpty()) {
      line(CONDITION + CONDITION_WIDTH / 2, middle, OUTCOME, middle);
      line(CONDITION + CONDITION_WIDTH / 2, y - 2, CONDITION + CONDITION_WIDTH / 2, middle);
      head(OUTCOME, middle, 0);
      return;
    }
    svg.empty(
        "polygon",
        "class",
        "shape",
        "points",
        points(
            CONDITION,
            middle,
            CONDITION + 14,
            y,
            from - 14,
            y,
            from,
            middle,
            from - 14,
            y + BOX,
            CONDITION + 14,
            y + BOX));
    letters(CONDITION + 20, y, row.condition(), LETTERS);
    line(from, middle, OUTCOME, middle);
    head(OUTCOME, middle, 0);
    text(from + 8, middle - 5, "dull", "yes");
  }

  private void samples(PathRow row, int y) {
    int at = y + 15;
    for (String sample : row.samples()) {
      svg.empty("circle", "cx", number(SAMPLES - 14), "cy", number(at - 4), "r", "4");
      text(SAMPLES, at, "sample", cut(sample, SAMPLE_LETTERS));
      at += LINE;
    }
    if (!row.samples().isEmpty()) {
      line(OUTCOME + OUTCOME_WIDTH, y + 11, SAMPLES - 18, y + 11);
    }
  }

  private void letters(int x, int y, String expression, int most) {
    String shown = Printable.of(expression);
    if (shown.length() <= most) {
      text(x, y + 28, "code", shown);
    } else {
      text(x, y + 20, "code", shown.substring(0, most));
      text(x, y + 38, "code", cut(shown.substring(most), most));
    }
  }

  private void arrow(int x, int from, int to, String label) {
    line(x, from, x, to - 2);
    head(x, to - 1, 90);
    if (!label.isEmpty()) {
      text(x + 8, from + 16, "dull", label);
    }
  }

  private void box(int x, int y, int width, int height) {
    svg.empty(
        "rect",
        "class",
        "shape",
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(width),
        "height",
        number(height),
        "rx",
        "6");
  }

  private void line(int x1, int y1, int x2, int y2) {
    svg.empty("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
  }

  /** The head of an arrow that ends at a point; {@code turn} in degrees, 0 to the right. */
  private void head(int x, int y, int turn) {
    svg.empty(
        "path",
        "class",
        "head",
        "d",
        "M0 0l-7 -4v8z",
        "transform",
        "translate(" + x + " " + y + ") rotate(" + turn + ")");
  }

  private void text(int x, int y, String type, String text) {
    svg.element("text", text, "class", type, "x", number(x), "y", number(y));
  }

  private static String points(int... coordinates) {
    StringBuilder points = new StringBuilder();
    for (int coordinate : coordinates) {
      points.append(points.isEmpty() ? "" : " ").append(coordinate);
    }
    return points.toString();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  private static String number(int value) {
    return Integer.toString(value);
  }
}
