package io.github.stalwartgitops.manifest;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Finds where in the file each unit of a scalar's value stands. YAML tells only where the scalar
 * begins and ends, so its raw text is walked along its value: escapes stand for one character, a
 * run of blanks with line ends in it for what folding made of it.
 */
final class ScalarText {
  private final Source source;
  private final String raw;
  private final ScalarStyle style;
  private final String value;
  private final int[] starts;
  private final int[] ends;
  private int end;
  private int at;
  private int done;

  private ScalarText(Source source, ScalarNode node) {
    this.source = source;
    this.raw = source.text();
    this.style = node.getScalarStyle();
    this.value = node.getValue();
    this.starts = new int[Math.max(1, value.length())];
    this.ends = new int[starts.length];
    this.at = source.index(node.getStartMark());
    this.end = source.index(node.getEndMark());
  }

  /** The value of a scalar with the place of each of its units. */
  static SourceText of(Source source, ScalarNode node) {
    return new ScalarText(source, node).map();
  }

  private SourceText map() {
    SourceText.Style shown = style();
    skipAnchor();
    int start = at;
    int stop = end;
    skipDelimiters();
    starts[0] = at;
    ends[0] = at;
    while (done < value.length()) {
      boolean mapped = at < end && (isBlank(raw.charAt(at)) ? mapBlanks() : mapCharacter());
      if (!mapped) {
        return SourceText.whole(source, shown, value, start, stop);
      }
    }
    return new SourceText(source, shown, value, starts, ends);
  }

  private SourceText.Style style() {
    return switch (style) {
      case SINGLE_QUOTED -> SourceText.Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED -> SourceText.Style.DOUBLE_QUOTED;
      case LITERAL -> SourceText.Style.LITERAL;
      case FOLDED -> SourceText.Style.FOLDED;
      default -> SourceText.Style.PLAIN;
    };
  }

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
    put(at, at + (style == ScalarStyle.SINGLE_QUOTED && c == '\'' ? 2 : 1));
    return true;
  }

  private boolean mapEscape() {
    int lineBreak = lineBreak(at + 1);
    if (lineBreak > 0) {
      at += 1 + lineBreak;
      while (at < end && isBlank(raw.charAt(at)) && lineBreak(at) == 0) {
        at++;
      }
      return true;
    }
    int start = at;
    int stop = at + escapeLength(raw.charAt(at + 1));
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

  private boolean mapBlanks() {
    int stop = at;
    int lines = 0;
    while (stop < end && isBlank(raw.charAt(stop))) {
      int lineBreak = lineBreak(stop);
      lines += lineBreak > 0 ? 1 : 0;
      stop += Math.max(1, lineBreak);
    }
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
   * Lays blanks of the value over a run of the file: line ends meet line ends, what follows the
   * last one ends where the run ends (indentation comes before it).
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

  /** The length of the line break at an index, 0 if there is none. */
  private int lineBreak(int index) {
    if (index >= raw.length()) {
      return 0;
    }
    char c = raw.charAt(index);
    boolean pair = c == '\r' && index + 1 < raw.length() && raw.charAt(index + 1) == '\n';
    return pair ? 2 : c == '\n' || c == '\r' ? 1 : 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
