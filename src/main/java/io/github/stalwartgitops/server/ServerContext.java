package io.github.stalwartgitops.server;

import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.jmap.MethodError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What expressions refer to outside their objects.
 *
 * @param facts what could be read
 * @param failed the objects that were not read ({@code SieveSystemScript}, {@code NetworkListener},
 *     {@code SystemSettings}), with the server's reason
 */
public record ServerContext(ServerFacts facts, Map<String, MethodError> failed) {
  /** The context of a server of which nothing could be read. */
  public static final ServerContext UNKNOWN = new ServerContext(ServerFacts.unknown(), Map.of());

  public ServerContext {
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
  }
}
