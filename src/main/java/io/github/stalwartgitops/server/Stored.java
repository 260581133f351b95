package io.github.stalwartgitops.server;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.jmap.MethodError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a server stores, which is not always what is active.
 *
 * @param settings the expression fields that the catalog knows, and the scripts if they were read
 * @param unknown expression fields that are missing in the catalog (a newer server)
 * @param missing fields of the catalog that are missing in the answer (an older server)
 * @param failed objects that were not read, with the server's reason
 */
public record Stored(
    Settings settings, Settings unknown, Set<FieldName> missing, Map<String, MethodError> failed) {
  public Stored {
    missing = Collections.unmodifiableSet(new LinkedHashSet<>(missing));
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
  }

  /** Returns the value without any object. */
  static Stored nothing() {
    return new Stored(Settings.empty(), Settings.empty(), Set.of(), Map.of());
  }

  static Stored of(Settings settings) {
    return new Stored(settings, Settings.empty(), Set.of(), Map.of());
  }

  Stored with(Stored other) {
    Set<FieldName> allMissing = new LinkedHashSet<>(missing);
    allMissing.addAll(other.missing);
    Map<String, MethodError> allFailed = new LinkedHashMap<>(failed);
    allFailed.putAll(other.failed);
    return new Stored(
        settings.with(other.settings), unknown.with(other.unknown), allMissing, allFailed);
  }
}
