package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/**
 * The text of one file, with lines and columns for its indexes. Lines end at LF, CR LF or CR, as in
 * editors. Indexes count UTF-16 units; the marks of YAML nodes count code points.
 */
final class Source {
  private static final int LONGEST_LINE_SHOWN = 1_000;

  private final String file;
  private final String text;
  private final int[] lineStarts;

  /** For each character of two UTF-16 units, its index counted in code points. */
  private final int[] wideCharacters;

  /**
   * @param file the name of the file as the user wrote it
   * @param text its content, without a byte order mark
   */
  Source(String file, String text) {
    this.file = file;
    this.text = text;
    this.lineStarts = lineStarts(text);
    this.wideCharacters = wideCharacters(text);
  }

  String text() {
    return text;
  }

  /** Returns the UTF-16 index of a YAML mark. */
  int index(Mark mark) {
    int codePoints = mark.getIndex();
    int found = Arrays.binarySearch(wideCharacters, codePoints);
    int wideBefore = found >= 0 ? found : -found - 1;
    return Math.min(codePoints + wideBefore, text.length());
  }

  Place place(YamlNode node) {
    return place(node.start(), node.end());
  }

  /**
   * Returns the place from {@code start} to before {@code end}, cut at the end of its first line.
   */
  Place place(int start, int end) {
    int line = line(start);
    int stop = Math.min(end, lineEnd(line));
    return new Place(file, line + 1, start - lineStarts[line] + 1, Math.max(1, stop - start));
  }

  /** Returns the line of an index without its line end, or null if it is too long to show. */
  @Nullable String sourceLine(int index) {
    int line = line(index);
    int end = lineEnd(line);
    return end - lineStarts[line] > LONGEST_LINE_SHOWN
        ? null
        : text.substring(lineStarts[line], end);
  }

  /** Returns the line of a place of this file, or null if it is too long to show. */
  @Nullable String sourceLine(Place place) {
    return sourceLine(lineStarts[place.line() - 1]);
  }

  Problem error(YamlNode node, String message, @Nullable String hint) {
    return error(node.start(), node.end(), message, hint);
  }

  Problem error(int start, int end, String message, @Nullable String hint) {
    return Problem.error(place(start, end), sourceLine(start), message, hint);
  }

  /**
   * Returns where the first line of more than {@code length} characters begins, if there is one.
   */
  OptionalInt lineLongerThan(int length) {
    for (int line = 0; line < lineStarts.length; line++) {
      if (lineEnd(line) - lineStarts[line] > length) {
        return OptionalInt.of(lineStarts[line]);
      }
    }
    return OptionalInt.empty();
  }

  private int line(int index) {
    int found = Arrays.binarySearch(lineStarts, index);
    return found >= 0 ? found : -found - 2;
  }

  private int lineEnd(int line) {
    int end = line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length();
    while (end > lineStarts[line] && isLineBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[64];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      if (endsLine(text, i)) {
        starts = ensureRoom(starts, lines);
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  private static boolean endsLine(String text, int index) {
    char c = text.charAt(index);
    return c == '\n'
        || (c == '\r' && (index + 1 == text.length() || text.charAt(index + 1) != '\n'));
  }

  private static int[] wideCharacters(String text) {
    int[] wide = new int[0];
    int count = 0;
    for (int i = 1; i < text.length(); i++) {
      if (Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i))) {
        wide = ensureRoom(wide, count);
        // Each wide character before this one is one code point less than UTF-16 units.
        wide[count] = i - 1 - count;
        count++;
        i++;
      }
    }
    return Arrays.copyOf(wide, count);
  }

  private static int[] ensureRoom(int[] array, int index) {
    return index < array.length ? array : Arrays.copyOf(array, Math.max(64, 2 * array.length));
  }
}
