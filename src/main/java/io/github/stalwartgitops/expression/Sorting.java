package io.github.stalwartgitops.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A stable sort that ends whatever the comparison says: the language's order is not one where kinds
 * are mixed. Up to twenty elements it is the plain insertion that the server does.
 */
final class Sorting {
  private static final int INSERTION = 20;

  private Sorting() {}

  static List<Value> sorted(List<Value> values, BiPredicate<Value, Value> goesBefore) {
    if (values.size() <= INSERTION) {
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
}
