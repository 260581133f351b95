package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Cuts work into pieces that fit a request. */
final class Batches {
  private Batches() {}

  /** The objects in pieces of at most {@code size}. */
  static List<List<String>> of(Collection<String> objects, int size) {
    List<String> all = List.copyOf(objects);
    List<List<String>> batches = new ArrayList<>();
    for (int start = 0; start < all.size(); start += size) {
      batches.add(all.subList(start, Math.min(all.size(), start + size)));
    }
    return batches;
  }

  /** The settings of some fields. */
  static Settings only(Settings settings, Predicate<FieldName> which) {
    Map<FieldName, Expression> kept = new LinkedHashMap<>(settings.expressions());
    kept.keySet().removeIf(which.negate());
    return new Settings(kept);
  }
}
