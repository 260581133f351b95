package io.github.stalwartgitops.problem;

/**
 * A range of characters in one line of a file.
 *
 * @param file the file as the user named it, with forward slashes
 * @param line the line, counted from 1
 * @param column the first column in UTF-16 units, counted from 1
 * @param length length of the range in UTF-16 units, at least 1
 */
public record Place(String file, int line, int column, int length) {
  public Place {
    if (line < 1 || column < 1 || length < 1) {
      throw new IllegalArgumentException(
          "line, column and length must be at least 1: " + line + ":" + column);
    }
  }

  /** Returns {@code file:line:column}, which editors and terminals turn into a link. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
