package io.github.stalwartgitops.report;

/**
 * Draws the rows of a decision path, each as a drawing of its own, so that paper is cut between
 * them. A line runs through all of them, from condition to condition.
 */
final class RowDrawing {
  /** How much room a row leaves below its shapes. */
  static final int BELOW = 18;

  /** Where lines from the row above begin, so that no gap shows between the drawings. */
  static final int SEAM = -1;

  private static final int START_WIDTH = 100;
  private static final int START_HEIGHT = 28;

  private final Markup svg;
  private final Drawing drawing;
  private final PathLayout layout;

  RowDrawing(Markup svg, PathLayout layout) {
    this.svg = svg;
    this.drawing = new Drawing(svg);
    this.layout = layout;
  }

  /** Draws where connections come from. */
  void start() {
    int bottom = START_HEIGHT + 2;
    open("start", bottom + BELOW, "A connection comes in.");
    drawing.box(layout.condition(), 2, START_WIDTH, START_HEIGHT, START_HEIGHT / 2);
    drawing.text("start", layout.condition() + 14, 21, "connection");
    drawing.line("way", layout.axis(), bottom, layout.axis(), bottom + BELOW);
    svg.close().newLine();
  }

  void draw(PathRow row) {
    if (row instanceof PathRow.One one) {
      RuleDrawing rule = new RuleDrawing(one, layout, drawing);
      open(one.mark().word(), rule.height(), row.sentence());
      rule.draw();
    } else if (row instanceof PathRow.Several several) {
      several(several);
    }
    svg.close().newLine();
  }

  private void several(PathRow.Several row) {
    int width = layout.wholeWidth();
    TextBlock text = TextBlock.faint(row.text(), PathLayout.codeLetters(width));
    int height = text.height() - 10;
    int bottom = layout.above() + height;
    open("several", bottom + BELOW, row.sentence());
    drawing.arrowDown("way", layout.axis(), SEAM, layout.above());
    drawing.box(layout.condition(), layout.above(), width, height, 6);
    text.draw(drawing, layout.condition() + 20, layout.above(), height);
    drawing.line("way", layout.axis(), bottom, layout.axis(), bottom + BELOW);
  }

  private void open(String type, int height, String sentence) {
    String shown = "0 0 " + layout.width() + " " + height;
    svg.open("svg", "class", ("row " + type).strip(), "viewBox", shown);
    svg.element("title", sentence);
  }
}
