package io.github.stalwartgitops.check;

/**
 * What a person reads about a mistake.
 *
 * @param message what is wrong
 * @param hint how to fix it
 * @param isWholeText whether it is about the whole text instead of one place in it
 */
record Sentence(String message, String hint, boolean isWholeText) {
  private static final int WIDTH = 90;

  Sentence(String message, String hint) {
    this(message, hint, false);
  }

  /** Breaks a paragraph into lines of at most 90 characters, where its words allow it. */
  static String wrapped(String paragraph) {
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
