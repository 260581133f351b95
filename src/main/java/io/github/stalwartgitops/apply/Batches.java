package io.github.stalwartgitops.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Splits objects into batches that fit a request. */
final class Batches {
  private Batches() {}

  /** Returns the objects in their order, in lists of at most {@code size}. */
  static List<List<String>> of(Collection<String> objects, int size) {
    List<String> all = List.copyOf(objects);
    List<List<String>> batches = new ArrayList<>();
    for (int start = 0; start < all.size(); start += size) {
      batches.add(all.subList(start, Math.min(all.size(), start + size)));
    }
    return batches;
  }
}
