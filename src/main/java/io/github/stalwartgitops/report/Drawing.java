package io.github.stalwartgitops.report;

/** Shapes, lines and texts of an SVG drawing. Points are given as x and y, downwards. */
final class Drawing {
  private static final int SLANT = 14;
  private static final int HEAD = 7;

  private final Markup svg;

  Drawing(Markup svg) {
    this.svg = svg;
  }

  void box(int x, int y, int width, int height, int round) {
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
        number(round));
  }

  /** The shape of a question. */
  void hexagon(int x, int y, int width, int height) {
    int middle = y + height / 2;
    int right = x + width;
    int bottom = y + height;
    svg.empty(
        "polygon",
        "class",
        "shape",
        "points",
        points(
            x,
            middle,
            x + SLANT,
            y,
            right - SLANT,
            y,
            right,
            middle,
            right - SLANT,
            bottom,
            x + SLANT,
            bottom));
  }

  /** A line with a type of its own in the style sheet, or an empty one. */
  void line(String type, int x1, int y1, int x2, int y2) {
    svg.empty(
        "line",
        "class",
        type,
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2));
  }

  void arrowRight(String type, int x1, int y, int x2) {
    line(type, x1, y, x2 - HEAD, y);
    head("M" + x2 + " " + y + "l-7 -4v8z");
  }

  void arrowDown(String type, int x, int y1, int y2) {
    line(type, x, y1, x, y2 - HEAD);
    head("M" + x + " " + y2 + "l-4 -7h8z");
  }

  private void head(String path) {
    svg.empty("path", "class", "head", "d", path);
  }

  void dot(String type, int x, int y) {
    svg.empty("circle", "class", type, "cx", number(x), "cy", number(y), "r", "4");
  }

  void text(String type, int x, int y, String text) {
    svg.element("text", text, "class", type, "x", number(x), "y", number(y));
  }

  private static String points(int... coordinates) {
    StringBuilder points = new StringBuilder();
    for (int coordinate : coordinates) {
      points.append(points.isEmpty() ? "" : " ").append(coordinate);
    }
    return points.toString();
  }

  private static String number(int value) {
    return Integer.toString(value);
  }
}
