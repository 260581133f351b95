package io.github.stalwartgitops.problem;

/**
 * Where in a file something stands.
 *
 * @param file the file as its user named it, with forward slashes
 * @param line line, counted from 1
 * @param column column in UTF-16 units, counted from 1
 * @param length how many UTF-16 units of the line are meant, at least 1
 */
public record Place(String file, int line, int column, int length) {
  public Place {
    if (line < 1 || column < 1 || length < 1) {
      throw new IllegalArgumentException("a place counts from 1: " + line + ":" + column);
    }
  }

  /** {@code file:line:column}, the form that editors and terminals link. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
