package io.github.stalwartgitops.report;

import io.github.stalwartgitops.problem.Place;

/**
 * A line of a file with what is meant in it, each part printable; of a very long line what is near.
 *
 * @param before what stands before it
 * @param meant what is meant; empty at the end of the line
 * @param after what stands after it
 */
record SourceExcerpt(String before, String meant, String after) {
  private static final int WIDEST = 160;

  static SourceExcerpt of(Place place, String line) {
    int column = Math.min(place.column() - 1, line.length());
    int start = Math.max(0, Math.min(column - WIDEST / 2, line.length() - WIDEST));
    int end = Math.min(line.length(), start + WIDEST);
    int marked = Math.max(column, Math.min(end, column + place.length()));
    return new SourceExcerpt(
        Printable.part(line, start, column),
        Printable.part(line, column, marked),
        Printable.part(line, marked, end));
  }
}
