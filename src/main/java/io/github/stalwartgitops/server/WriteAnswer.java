package io.github.stalwartgitops.server;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The results of a write.
 *
 * @param before what the server stored right before; objects that could not be read are in its
 *     {@link Stored#failed()}
 * @param results one per object, in the order given
 */
public record WriteAnswer(Stored before, Map<String, WriteResult> results) {
  public WriteAnswer {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
  }
}
