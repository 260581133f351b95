package io.github.stalwartgitops.manifest;

import java.util.Arrays;

/** Builds a {@link SourceText} piece by piece. */
final class PlacedText {
  private final StringBuilder text = new StringBuilder();
  private int[] starts = new int[64];
  private int[] ends = new int[64];

  /** Adds a piece whose every unit stands at {@code [start, end)} of the file. */
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

  /** Adds a unit of another text, at its place. */
  void add(SourceText other, int offset) {
    add(other.text().substring(offset, offset + 1), other.start(offset), other.end(offset));
  }

  int length() {
    return text.length();
  }

  /** The text; if it is empty it stands where {@code written} begins. */
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
        Arrays.copyOf(starts, size),
        Arrays.copyOf(ends, size));
  }
}
