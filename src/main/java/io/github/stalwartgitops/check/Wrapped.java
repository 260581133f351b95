package io.github.stalwartgitops.check;

/** Breaks long paragraphs into lines for a terminal. */
final class Wrapped {
  private static final int WIDTH = 90;

  private Wrapped() {}

  /** The paragraph in lines of at most 90 characters, where its words allow it. */
  static String of(String paragraph) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : paragraph.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        lines.append('\n');
        column = 0;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }
}
