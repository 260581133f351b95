package io.github.stalwartgitops.manifest;

import java.util.Arrays;

/** Builds a {@link SourceText} piece by piece. */
final class SourceTextBuilder {
  private final StringBuilder text = new StringBuilder();
  private int[] starts = new int[64];
  private int[] ends = new int[64];

  /** Adds a piece whose every unit has the place {@code [start, end)} of the file. */
  void add(String piece, int start, int end) {
    int length = text.length() + piece.length();
    if (length > starts.length) {
      starts = Arrays.copyOf(starts, 2 * length);
      ends = Arrays.copyOf(ends, 2 * length);
    }
    Arrays.fill(starts, text.length(), length, start);
    Arrays.fill(ends, text.length(), length, end);
    text.append(piece);
  }

  /**
   * Returns a string expression with the places of the text that it was made of. A text that needs
   * several string literals has one place for the whole.
   */
  static SourceText quoted(SourceText written, String expression) {
    String text = written.text();
    int start = written.start(0);
    int end = written.end(text.length() - 1);
    if (expression.length() != text.length() + 2) {
      return SourceText.whole(
          written.source(), SourceText.Style.TEXT, expression, start, Math.max(start, end));
    }
    SourceTextBuilder out = new SourceTextBuilder();
    out.add(expression.substring(0, 1), start, written.end(0));
    for (int i = 0; i < text.length(); i++) {
      out.add(text.substring(i, i + 1), written.start(i), written.end(i));
    }
    out.add(expression.substring(text.length() + 1), written.start(text.length() - 1), end);
    return out.build(written, SourceText.Style.TEXT);
  }

  /** Returns what was added so far. */
  CharSequence text() {
    return text;
  }

  /** Returns the text; an empty one has the place where {@code written} begins. */
  SourceText build(SourceText written, SourceText.Style style) {
    int size = text.length();
    if (size == 0) {
      return SourceText.whole(
          written.source(),
          style,
          "",
          written.start(0),
          Math.max(written.start(0), written.end(0)));
    }
    return new SourceText(
        written.source(),
        style,
        text.toString(),
        new CharacterPlaces(Arrays.copyOf(starts, size), Arrays.copyOf(ends, size)));
  }
}
