package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Place;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An expression text with the place in the file of each of its UTF-16 units, through YAML quoting,
 * folding and substitution.
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
    /** Literal text after {@code text:}, turned into a string expression. */
    TEXT,
    /** Not from a manifest, but typed to try it. */
    STANDALONE,
    /** Not written: the default of the field. */
    DEFAULT
  }

  private final Source source;
  private final Style style;
  private final String text;

  /** The scalar that the places are found in when they are needed first; null if they are given. */
  private final YamlNode.@Nullable Scalar scalar;

  private @Nullable CharacterPlaces places;

  private SourceText(
      Source source,
      Style style,
      String text,
      YamlNode.@Nullable Scalar scalar,
      @Nullable CharacterPlaces places) {
    this.source = source;
    this.style = style;
    this.text = text;
    this.scalar = scalar;
    this.places = places;
  }

  SourceText(Source source, Style style, String text, CharacterPlaces places) {
    this(source, style, text, null, places);
  }

  /** Returns the value of a scalar. */
  static SourceText of(Source source, YamlNode.Scalar scalar) {
    Style style =
        switch (scalar.style()) {
          case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
          case DOUBLE_QUOTED -> Style.DOUBLE_QUOTED;
          case LITERAL -> Style.LITERAL;
          case FOLDED -> Style.FOLDED;
          default -> Style.PLAIN;
        };
    return new SourceText(source, style, scalar.value(), scalar, null);
  }

  /**
   * Returns a text that is not from a manifest; its places are in the text itself.
   *
   * @param name the file name in its places
   */
  public static SourceText standalone(String name, String text) {
    Source source = new Source(name, text);
    if (text.isEmpty()) {
      return whole(source, Style.STANDALONE, text, 0, 0);
    }
    int[] starts = IntStream.range(0, text.length()).toArray();
    int[] ends = IntStream.rangeClosed(1, text.length()).toArray();
    return new SourceText(source, Style.STANDALONE, text, new CharacterPlaces(starts, ends));
  }

  /** Returns a text whose every unit has the same place. */
  static SourceText whole(Source source, Style style, String text, int start, int end) {
    return new SourceText(source, style, text, CharacterPlaces.same(start, end));
  }

  /** Returns the expression text as it is sent to the server. */
  public String text() {
    return text;
  }

  /** Returns how the text is written in its file. */
  public Style style() {
    return style;
  }

  /**
   * Returns whether YAML removed quotes around it: the server does not see them, though the author
   * may have meant a string.
   */
  public boolean quotesRemoved() {
    return style == Style.SINGLE_QUOTED || style == Style.DOUBLE_QUOTED;
  }

  /** Returns the place of the whole text, including quotes that YAML removed. */
  public Place place() {
    int quote = quotesRemoved() ? 1 : 0;
    return source.place(start(0) - quote, end(text.length() - 1) + quote);
  }

  /**
   * Returns the place of {@code length} UTF-16 units from {@code offset} on, cut at the end of the
   * line. An offset at or past the end gives the place right after the text.
   */
  public Place place(int offset, int length) {
    if (offset >= text.length()) {
      int end = end(text.length() - 1);
      return source.place(end, end + 1);
    }
    return source.place(start(offset), end(Math.min(text.length(), offset + length) - 1));
  }

  /** Returns the line of the file with the unit at {@code offset}, or null if it is very long. */
  public @Nullable String sourceLine(int offset) {
    return source.sourceLine(
        offset >= text.length() ? end(text.length() - 1) : start(Math.max(0, offset)));
  }

  Source source() {
    return source;
  }

  /** Returns the index in the file where a unit begins. */
  int start(int offset) {
    return places().start(offset);
  }

  /** Returns the index in the file where a unit ends (exclusive). */
  int end(int offset) {
    return places().end(offset);
  }

  /** Returns the places; most texts have no problem and never need them. */
  private CharacterPlaces places() {
    CharacterPlaces found = places;
    if (found == null) {
      found = ScalarText.of(source.text(), Objects.requireNonNull(scalar));
      places = found;
    }
    return found;
  }

  /** Returns the text. */
  @Override
  public String toString() {
    return text;
  }
}
