package io.github.stalwartgitops.report;

import io.github.stalwartgitops.problem.Place;

/**
 * A line of a file with a marked range, in printable parts; only the surroundings of the range if
 * the line is very long.
 *
 * @param before the text before the range
 * @param marked the text of the range; empty at the end of the line
 * @param after the text after the range
 */
record SourceExcerpt(String before, String marked, String after) {
  private static final int MAX_WIDTH = 160;

  static SourceExcerpt of(Place place, String line) {
    int column = Math.min(place.column() - 1, line.length());
    int start = Math.max(0, Math.min(column - MAX_WIDTH / 2, line.length() - MAX_WIDTH));
    int end = Math.min(line.length(), start + MAX_WIDTH);
    int markedEnd = Math.max(column, Math.min(end, column + place.length()));
    return new SourceExcerpt(
        Printable.part(line, start, column),
        Printable.part(line, column, markedEnd),
        Printable.part(line, markedEnd, end));
  }
}
