package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The text of one file, with lines and columns for its indexes. Lines end at LF, CR LF or CR, as in
 * editors. Indexes count UTF-16 units; the marks of YAML nodes count code points.
 */
final class Source {
  private static final int LONGEST_LINE_SHOWN = 1_000;

  private final String file;
  private final String text;
  private final int[] lineStarts;

  /** The UTF-16 index of each code point; empty if the text has no surrogates, the usual case. */
  private final int[] codePointStarts;

  /**
   * @param file the name of the file as the user wrote it
   * @param text its content, without a byte order mark
   */
  Source(String file, String text) {
    this.file = file;
    this.text = text;
    this.lineStarts = lineStarts(text);
    this.codePointStarts =
        text.chars().anyMatch(c -> Character.isSurrogate((char) c))
            ? codePointStarts(text)
            : new int[0];
  }

  String text() {
    return text;
  }

  /** Returns the UTF-16 index of a YAML mark. */
  int index(Mark mark) {
    int index = mark.getIndex();
    if (codePointStarts.length > 0) {
      index = index < codePointStarts.length ? codePointStarts[index] : text.length();
    }
    return Math.min(index, text.length());
  }

  Place place(Node node) {
    return place(index(node.getStartMark()), index(node.getEndMark()));
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

  Problem error(Node node, String message, @Nullable String hint) {
    return error(index(node.getStartMark()), index(node.getEndMark()), message, hint);
  }

  Problem error(int start, int end, String message, @Nullable String hint) {
    return Problem.error(place(start, end), sourceLine(start), message, hint);
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
    return IntStream.concat(
            IntStream.of(0),
            IntStream.range(0, text.length()).filter(i -> endsLine(text, i)).map(i -> i + 1))
        .toArray();
  }

  private static boolean endsLine(String text, int index) {
    char c = text.charAt(index);
    return c == '\n'
        || (c == '\r' && (index + 1 == text.length() || text.charAt(index + 1) != '\n'));
  }

  private static int[] codePointStarts(String text) {
    return IntStream.range(0, text.length())
        .filter(
            i ->
                i == 0
                    || !Character.isLowSurrogate(text.charAt(i))
                    || !Character.isHighSurrogate(text.charAt(i - 1)))
        .toArray();
  }
}
