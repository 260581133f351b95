package io.github.stalwartgitops.expression;

/**
 * A stretch of an expression text.
 *
 * @param offset where it begins, in UTF-16 units from the start of the text
 * @param length how long it is, in UTF-16 units; 0 for a place between two characters
 */
public record Span(int offset, int length) {
  /** The offset after the last unit. */
  public int end() {
    return offset + length;
  }

  /** The shortest span that holds this one and the other. */
  public Span to(Span other) {
    int start = Math.min(offset, other.offset);
    return new Span(start, Math.max(end(), other.end()) - start);
  }

  /** The part of a text that this span covers. */
  public String of(String text) {
    return text.substring(offset, end());
  }
}
