package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Place;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An expression text that knows where each of its UTF-16 units stands in a file, whatever YAML
 * quoting, folding or substitution lies between the two.
 */
public final class SourceText {
  /** How a text is written in its file. */
  public enum Style {
    /** Without quotes. */
    PLAIN,
    /** In {@code '…'}, which YAML removes. */
    SINGLE_QUOTED,
    /** In {@code "…"}, which YAML removes. */
    DOUBLE_QUOTED,
    /** A block after {@code |}. */
    LITERAL,
    /** A block after {@code >}. */
    FOLDED,
    /** Literal text after {@code text:}, made a string expression. */
    TEXT,
    /** In no manifest: typed by somebody who tries it. */
    ALONE,
    /** Not written at all, but the default of the field. */
    DEFAULT
  }

  private final Source source;
  private final Style style;
  private final String text;
  private final int[] starts;
  private final int[] ends;

  /**
   * @param starts per unit of {@code text}, the index in {@code source} where it begins
   * @param ends per unit of {@code text}, the index in {@code source} before which it ends
   */
  SourceText(Source source, Style style, String text, int[] starts, int[] ends) {
    this.source = source;
    this.style = style;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /**
   * A text that stands in no manifest: its places are those of the text itself.
   *
   * @param name what its places call the file
   */
  public static SourceText alone(String name, String text) {
    Source source = new Source(name, text);
    if (text.isEmpty()) {
      return whole(source, Style.ALONE, text, 0, 0);
    }
    int[] starts = IntStream.range(0, text.length()).toArray();
    int[] ends = IntStream.rangeClosed(1, text.length()).toArray();
    return new SourceText(source, Style.ALONE, text, starts, ends);
  }

  /** A text whose every unit stands for the same stretch of the file. */
  static SourceText whole(Source source, Style style, String text, int start, int end) {
    int[] starts = new int[Math.max(1, text.length())];
    int[] ends = new int[starts.length];
    Arrays.fill(starts, start);
    Arrays.fill(ends, end);
    return new SourceText(source, style, text, starts, ends);
  }

  /** The expression text as the server gets it. */
  public String text() {
    return text;
  }

  /** How it is written. */
  public Style style() {
    return style;
  }

  /**
   * Whether YAML removed quotes around it, so that the server sees none where its author may have
   * meant some.
   */
  public boolean quotesRemoved() {
    return style == Style.SINGLE_QUOTED || style == Style.DOUBLE_QUOTED;
  }

  /** Where the whole text stands in the file, with its quotes if YAML removed some. */
  public Place place() {
    int quote = quotesRemoved() ? 1 : 0;
    return source.place(start(0) - quote, end(text.length() - 1) + quote);
  }

  /**
   * Where {@code length} UTF-16 units from {@code offset} on stand in the file; what reaches beyond
   * the line is cut. An offset at or past the end means the place right behind the text.
   */
  public Place place(int offset, int length) {
    if (offset >= text.length()) {
      int end = end(text.length() - 1);
      return source.place(end, end + 1);
    }
    return source.place(start(offset), end(Math.min(text.length(), offset + length) - 1));
  }

  /** The line of the file in which the unit at {@code offset} stands; null if it is very long. */
  public @Nullable String sourceLine(int offset) {
    return source.sourceLine(
        offset >= text.length() ? end(text.length() - 1) : start(Math.max(0, offset)));
  }

  Source source() {
    return source;
  }

  /** The index in the file where a unit begins. */
  int start(int offset) {
    return starts[Math.max(0, offset)];
  }

  /** The index in the file before which a unit ends. */
  int end(int offset) {
    return ends[Math.max(0, offset)];
  }

  /** The text itself. */
  @Override
  public String toString() {
    return text;
  }
}
