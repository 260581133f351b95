package io.github.stalwartgitops.manifest;

/**
 * Where in its file each UTF-16 unit of a text is: from {@code starts[i]} to before {@code
 * ends[i]}. A text with a single place has one pair for all units.
 */
final class CharacterPlaces {
  private final int[] starts;
  private final int[] ends;

  CharacterPlaces(int[] starts, int[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  /** Returns the places of a text whose every unit has the same place. */
  static CharacterPlaces same(int start, int end) {
    return new CharacterPlaces(new int[] {start}, new int[] {end});
  }

  int start(int offset) {
    return starts[index(offset)];
  }

  int end(int offset) {
    return ends[index(offset)];
  }

  private int index(int offset) {
    return Math.max(0, Math.min(offset, starts.length - 1));
  }
}
