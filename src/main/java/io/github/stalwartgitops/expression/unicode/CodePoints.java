package io.github.stalwartgitops.expression.unicode;

import java.util.Arrays;

/** An immutable set of code points. */
public final class CodePoints {
  private static final int SURROGATES_FROM = 0xd800;
  private static final int SURROGATES_TO = 0xdfff;

  /** No code point. */
  public static final CodePoints NONE = new CodePoints(new int[0]);

  /** Every code point that can stand in a text, which surrogates cannot. */
  public static final CodePoints ALL =
      new CodePoints(new int[] {0, SURROGATES_FROM, SURROGATES_TO + 1, 0x110000});

  /** Where membership begins and ends: sorted, from inclusive, to exclusive. */
  private final int[] bounds;

  private CodePoints(int[] bounds) {
    this.bounds = bounds;
  }

  /** A single code point. */
  public static CodePoints of(int c) {
    return range(c, c);
  }

  /** All from one to another, both included. */
  public static CodePoints range(int from, int to) {
    return new CodePoints(new int[] {from, to + 1});
  }

  /** Ranges in any order: from, to, from, to, both included. */
  public static CodePoints ofRanges(int... fromTo) {
    long[] sorted = new long[fromTo.length / 2];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (long) fromTo[2 * i] << 32 | fromTo[2 * i + 1] + 1;
    }
    Arrays.sort(sorted);
    int[] bounds = new int[fromTo.length];
    int size = 0;
    for (long range : sorted) {
      int from = (int) (range >> 32);
      int to = (int) range;
      if (size > 0 && from <= bounds[size - 1]) {
        bounds[size - 1] = Math.max(bounds[size - 1], to);
      } else {
        bounds[size++] = from;
        bounds[size++] = to;
      }
    }
    return new CodePoints(Arrays.copyOf(bounds, size));
  }

  /** Whether it holds a code point. */
  public boolean contains(int c) {
    int at = Arrays.binarySearch(bounds, c);
    return at >= 0 ? (at & 1) == 0 : (-at - 1 & 1) == 1;
  }

  /** How many ranges it has. */
  public int size() {
    return bounds.length / 2;
  }

  /** The first code point of a range, counted from 0. */
  public int from(int range) {
    return bounds[2 * range];
  }

  /** The last code point of a range, counted from 0. */
  public int to(int range) {
    return bounds[2 * range + 1] - 1;
  }

  /** Whether it holds nothing. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** Whether it holds ASCII alone. */
  public boolean isAscii() {
    return isEmpty() || bounds[bounds.length - 1] <= 0x80;
  }

  /** The only member, or -1 where there is none or several. */
  public int single() {
    return bounds.length == 2 && bounds[1] == bounds[0] + 1 ? bounds[0] : -1;
  }

  /** What is in either. */
  public CodePoints or(CodePoints other) {
    return combined(other, (a, b) -> a || b);
  }

  /** What is in both. */
  public CodePoints and(CodePoints other) {
    return combined(other, (a, b) -> a && b);
  }

  /** What is in this one alone. */
  public CodePoints minus(CodePoints other) {
    return combined(other, (a, b) -> a && !b);
  }

  /** What is in one of them but not in both. */
  public CodePoints xor(CodePoints other) {
    return combined(other, (a, b) -> a != b);
  }

  /** Everything else. */
  public CodePoints negated() {
    return ALL.minus(this);
  }

  private interface Membership {
    boolean of(boolean inFirst, boolean inSecond);
  }

  private CodePoints combined(CodePoints other, Membership membership) {
    int[] merged = new int[bounds.length + other.bounds.length];
    int size = 0;
    int a = 0;
    int b = 0;
    boolean inside = false;
    while (a < bounds.length || b < other.bounds.length) {
      int next =
          Math.min(
              a < bounds.length ? bounds[a] : Integer.MAX_VALUE,
              b < other.bounds.length ? other.bounds[b] : Integer.MAX_VALUE);
      a += a < bounds.length && bounds[a] == next ? 1 : 0;
      b += b < other.bounds.length && other.bounds[b] == next ? 1 : 0;
      if (membership.of((a & 1) == 1, (b & 1) == 1) != inside) {
        merged[size++] = next;
        inside = !inside;
      }
    }
    return new CodePoints(Arrays.copyOf(merged, size));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodePoints points && Arrays.equals(bounds, points.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < size(); i++) {
      out.append(i == 0 ? "" : " ").append(Integer.toHexString(from(i)));
      out.append(from(i) == to(i) ? "" : "-" + Integer.toHexString(to(i)));
    }
    return out.append(']').toString();
  }
}
