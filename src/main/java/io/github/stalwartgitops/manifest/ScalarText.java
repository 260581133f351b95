package io.github.stalwartgitops.manifest;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/**
 * Finds the place in the file of each UTF-16 unit of a scalar's value.
 *
 * <p>SnakeYAML gives the decoded value and the marks where the scalar begins and ends, nothing in
 * between. So two cursors walk side by side: {@code at} over the raw text of the file and {@code
 * done} over the value. They differ in three ways only: quotes and block headers are in the raw
 * text alone, an escape is several raw characters for one unit of the value, and a run of white
 * space with line breaks is whatever YAML's folding made of it. Where the two cannot be matched,
 * the whole scalar is the place of every unit: an imprecise place, but never a wrong one.
 */
final class ScalarText {
  private final String raw;
  private final ScalarStyle style;
  private final String value;

  /** For each unit of the value, its raw text, from {@code starts[i]} on … */
  private final int[] starts;

  /** … to before {@code ends[i]}. */
  private final int[] ends;

  /** The index in the raw text where the scalar ends, without its closing quote. */
  private int end;

  /** The cursor in the raw text. */
  private int at;

  /** The cursor in the value: how many of its units have a place. */
  private int done;

  private ScalarText(String raw, YamlNode.Scalar node) {
    this.raw = raw;
    this.style = node.style();
    this.value = node.value();
    // One element even for an empty value: it has the place where its text would begin.
    this.starts = new int[Math.max(1, value.length())];
    this.ends = new int[starts.length];
    this.at = node.start();
    this.end = node.end();
  }

  /**
   * Returns the places of a scalar's value.
   *
   * @param raw the text of the file
   */
  static CharacterPlaces of(String raw, YamlNode.Scalar node) {
    return new ScalarText(raw, node).map();
  }

  private CharacterPlaces map() {
    skipAnchor();
    int start = at;
    int stop = end;
    skipDelimiters();
    starts[0] = at;
    ends[0] = at;
    while (done < value.length()) {
      boolean mapped = at < end && (isBlank(raw.charAt(at)) ? mapBlanks() : mapCharacter());
      if (!mapped) {
        return CharacterPlaces.same(start, stop);
      }
    }
    return new CharacterPlaces(starts, ends);
  }

  /** Skips an anchor: the start mark of a scalar such as {@code &name 'a'} is before it. */
  private void skipAnchor() {
    while (at < end && raw.charAt(at) == '&') {
      while (at < end && !isBlank(raw.charAt(at))) {
        at++;
      }
      while (at < end && isBlank(raw.charAt(at))) {
        at++;
      }
    }
  }

  private void skipDelimiters() {
    if (isBlock()) {
      // The header, such as "|-" and a comment after it, ends with its line.
      while (at < end && raw.charAt(at) != '\n' && raw.charAt(at) != '\r') {
        at++;
      }
      at += lineBreak(at);
    } else if (style != ScalarStyle.PLAIN) {
      at++;
      end--;
    }
  }

  private boolean isBlock() {
    return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
  }

  private boolean mapCharacter() {
    char c = raw.charAt(at);
    if (style == ScalarStyle.DOUBLE_QUOTED && c == '\\') {
      return mapEscape();
    }
    if (c != value.charAt(done)) {
      return false;
    }
    // Single quotes have one escape: a doubled quote is one.
    put(at, at + (style == ScalarStyle.SINGLE_QUOTED && c == '\'' ? 2 : 1));
    return true;
  }

  private boolean mapEscape() {
    int lineBreak = lineBreak(at + 1);
    if (lineBreak > 0) {
      // A backslash before a line break joins the lines: neither the break nor the indentation of
      // the next line is part of the value.
      at += 1 + lineBreak;
      while (at < end && isBlank(raw.charAt(at)) && lineBreak(at) == 0) {
        at++;
      }
      return true;
    }
    int start = at;
    int stop = at + escapeLength(raw.charAt(at + 1));
    // The eight digits of \U may name a character of two UTF-16 units; both have its place.
    if (Character.isHighSurrogate(value.charAt(done)) && raw.charAt(at + 1) == 'U') {
      put(start, stop);
    }
    if (done < value.length()) {
      put(start, stop);
    }
    return true;
  }

  private static int escapeLength(char kind) {
    return switch (kind) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  /** Maps a run of spaces, tabs and line breaks to the white space that folding left of it. */
  private boolean mapBlanks() {
    int stop = at;
    int lines = 0;
    while (stop < end && isBlank(raw.charAt(stop))) {
      int lineBreak = lineBreak(stop);
      lines += lineBreak > 0 ? 1 : 0;
      stop += Math.max(1, lineBreak);
    }
    // In a block, what is left depends on indentation and on the lines around (more indented lines
    // are not folded), so the value says how much it is.
    int count = isBlock() ? blanksOfValue() : folded(stop - at, lines);
    if (done + count > value.length()) {
      return false;
    }
    if (lines == 0 && !isBlock()) {
      for (int i = 0; i < count; i++) {
        put(at, at + 1);
      }
    } else {
      alignBlanks(count, stop);
    }
    at = stop;
    return true;
  }

  /** Flow folding: one line break becomes a space, more become one line feed less. */
  private static int folded(int blanks, int lines) {
    return switch (lines) {
      case 0 -> blanks;
      case 1 -> 1;
      default -> lines - 1;
    };
  }

  private int blanksOfValue() {
    int stop = done;
    while (stop < value.length() && isBlank(value.charAt(stop))) {
      stop++;
    }
    return stop - done;
  }

  /**
   * Maps {@code count} blanks of the value to the raw run from {@code at} to {@code stop}: line
   * breaks to line breaks from the left, and what follows the last one to the right end of the run,
   * because the indentation, which the value does not have, comes before it.
   */
  private void alignBlanks(int count, int stop) {
    int afterLines = value.lastIndexOf('\n', done + count - 1) + 1;
    int last = done + count;
    while (done < last) {
      char c = value.charAt(done);
      if (c == '\n') {
        at = nextLineBreak(stop);
      } else if (isBlock() && done >= afterLines) {
        at = Math.max(at, stop - (last - done));
      }
      // The value may hold more blanks than the run: the rest gets the last one of the run.
      int from = Math.min(at, stop - 1);
      put(from, from + Math.max(1, lineBreak(from)));
    }
  }

  private int nextLineBreak(int stop) {
    int found = at;
    while (found < stop && lineBreak(found) == 0) {
      found++;
    }
    return found;
  }

  private void put(int start, int stop) {
    starts[done] = start;
    ends[done] = stop;
    done++;
    at = stop;
  }

  /** Returns the length of the line break at an index, 0 if there is none. */
  private int lineBreak(int index) {
    if (index >= raw.length()) {
      return 0;
    }
    if (raw.startsWith("\r\n", index)) {
      return 2;
    }
    char c = raw.charAt(index);
    return c == '\n' || c == '\r' ? 1 : 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
