package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.Value.ArrayValue;
import io.github.stalwartgitops.expression.Value.StringValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;

/** The functions that make arrays, or are about their elements. */
final class ListFunctions {
  private static final int INSERTION_SORT = 20;
  private static final int MAX_PARTS = EvaluationLimits.MAX_ELEMENTS;

  private ListFunctions() {}

  static Value count(Value value) {
    return Value.of(Coercion.list(value).size());
  }

  static Value isEmpty(Value value) {
    return Value.of(
        value instanceof StringValue string
            ? string.text().isEmpty()
            : value instanceof ArrayValue array && array.elements().isEmpty());
  }

  /** Each element once; elements that compare equal are the same. */
  static Value dedup(Value value) {
    List<Value> kept = new ArrayList<>();
    for (Value element : Coercion.list(value)) {
      if (!Comparison.hasEqual(kept, element)) {
        kept.add(element);
      }
    }
    return new ArrayValue(kept);
  }

  /** Without empty strings. */
  static Value winnow(Value value) {
    return value instanceof ArrayValue array
        ? new ArrayValue(array.elements().stream().filter(e -> !e.equals(Value.EMPTY)).toList())
        : value;
  }

  /** Whether two arrays share an element, or one has the other value; false without an array. */
  static Value isIntersect(Value left, Value right) {
    if (!(left instanceof ArrayValue) && !(right instanceof ArrayValue)) {
      return Value.FALSE;
    }
    List<Value> others = Coercion.list(right);
    for (Value element : Coercion.list(left)) {
      if (Comparison.hasEqual(others, element)) {
        return Value.TRUE;
      }
    }
    return Value.FALSE;
  }

  static Value sort(Value value, boolean ascending) {
    BiPredicate<Value, Value> goesBefore =
        ascending ? Comparison::isLess : (element, before) -> Comparison.isLess(before, element);
    return new ArrayValue(sorted(Coercion.list(value), goesBefore));
  }

  /**
   * Sorts in a stable way that ends whatever the comparison says, since the language's order is
   * inconsistent where kinds are mixed. Up to twenty elements it is the plain insertion of the
   * server.
   */
  private static List<Value> sorted(List<Value> values, BiPredicate<Value, Value> goesBefore) {
    if (values.size() <= INSERTION_SORT) {
      return inserted(values, goesBefore);
    }
    int middle = values.size() / 2;
    return merged(
        sorted(values.subList(0, middle), goesBefore),
        sorted(values.subList(middle, values.size()), goesBefore),
        goesBefore);
  }

  private static List<Value> inserted(List<Value> values, BiPredicate<Value, Value> goesBefore) {
    List<Value> sorted = new ArrayList<>(values.size());
    for (Value value : values) {
      int at = sorted.size();
      while (at > 0 && goesBefore.test(value, sorted.get(at - 1))) {
        at--;
      }
      sorted.add(at, value);
    }
    return sorted;
  }

  private static List<Value> merged(
      List<Value> left, List<Value> right, BiPredicate<Value, Value> goesBefore) {
    List<Value> merged = new ArrayList<>(left.size() + right.size());
    int l = 0;
    int r = 0;
    while (l < left.size() && r < right.size()) {
      merged.add(goesBefore.test(right.get(r), left.get(l)) ? right.get(r++) : left.get(l++));
    }
    merged.addAll(left.subList(l, left.size()));
    merged.addAll(right.subList(r, right.size()));
    return merged;
  }

  static Value lines(Value value) {
    return value instanceof StringValue string ? new ArrayValue(linesOf(string.text())) : value;
  }

  private static List<Value> linesOf(String text) {
    List<Value> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      int stop = end < 0 ? text.length() : end;
      if (end > start && text.charAt(end - 1) == '\r') {
        stop--;
      }
      lines.add(Value.of(text.substring(start, stop)));
      start = next;
    }
    return lines;
  }

  /** The words that are letters and digits alone. */
  static Value splitWords(Value value) {
    List<Value> words = new ArrayList<>();
    String text = value.text();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      boolean plain = true;
      while (end < text.length() && !Unicode.isWhiteSpace(text.codePointAt(end))) {
        int c = text.codePointAt(end);
        plain &= Unicode.isAlphanumeric(c);
        end += Character.charCount(c);
      }
      if (plain && end > start) {
        words.add(Value.of(text.substring(start, end)));
      }
      start = end + 1;
    }
    return new ArrayValue(words);
  }

  static Value split(Value value, Value separator) {
    return new ArrayValue(parts(value.text(), separator.text(), MAX_PARTS));
  }

  static Value rsplit(Value value, Value separator) {
    List<Value> parts = rparts(value.text(), separator.text());
    return new ArrayValue(parts);
  }

  static Value splitN(Value value, Value separator, Value count) {
    long cuts = TextFunctions.unsigned(count);
    String text = value.text();
    String by = separator.text();
    List<Value> parts = new ArrayList<>();
    int start = 0;
    while (parts.size() < cuts) {
      int at = text.indexOf(by, start);
      if (at < 0) {
        break;
      }
      if (parts.size() == MAX_PARTS) {
        throw new EvaluationFailed("split_n makes more than " + MAX_PARTS + " parts");
      }
      parts.add(Value.of(text.substring(start, at)));
      start = at + by.length();
    }
    parts.add(Value.of(text.substring(start)));
    return new ArrayValue(parts);
  }

  static Value splitOnce(Value value, Value separator) {
    String text = value.text();
    String by = separator.text();
    return cut(text, text.indexOf(by), by.length());
  }

  static Value rsplitOnce(Value value, Value separator) {
    String text = value.text();
    String by = separator.text();
    return cut(text, text.lastIndexOf(by), by.length());
  }

  private static Value cut(String text, int at, int width) {
    return at < 0
        ? Value.EMPTY
        : new ArrayValue(
            List.of(Value.of(text.substring(0, at)), Value.of(text.substring(at + width))));
  }

  /** An empty separator parts every character, with an empty part at either end. */
  private static List<Value> parts(String text, String by, int most) {
    List<Value> parts = new ArrayList<>();
    if (by.isEmpty()) {
      parts.add(Value.EMPTY);
      text.codePoints().forEach(c -> add(parts, Character.toString(c), most));
      parts.add(Value.EMPTY);
      return parts;
    }
    int start = 0;
    for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, start)) {
      add(parts, text.substring(start, at), most);
      start = at + by.length();
    }
    add(parts, text.substring(start), most);
    return parts;
  }

  private static List<Value> rparts(String text, String by) {
    if (by.isEmpty()) {
      List<Value> parts = parts(text, by, MAX_PARTS);
      Collections.reverse(parts);
      return parts;
    }
    List<Value> parts = new ArrayList<>();
    int end = text.length();
    for (int at = text.lastIndexOf(by); at >= 0; at = text.lastIndexOf(by, end - by.length())) {
      add(parts, text.substring(at + by.length(), end), MAX_PARTS);
      end = at;
      if (end < by.length()) {
        break;
      }
    }
    add(parts, text.substring(0, end), MAX_PARTS);
    return parts;
  }

  private static void add(List<Value> parts, String part, int most) {
    if (parts.size() == most) {
      throw new EvaluationFailed("a split makes more than " + most + " parts");
    }
    parts.add(Value.of(part));
  }
}
