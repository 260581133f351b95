package io.github.stalwartgitops.server;

import io.github.stalwartgitops.jmap.MethodError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What expressions refer to outside their objects. Each part is empty where the credential may not
 * read it.
 *
 * @param scripts the names of the system Sieve scripts
 * @param listeners the network listeners
 * @param hostName the host name of the system settings
 * @param failed the objects that were not read ({@code SieveSystemScript}, {@code NetworkListener},
 *     {@code SystemSettings}), with the server's reason
 */
public record ServerContext(
    Optional<Set<String>> scripts,
    Optional<List<Listener>> listeners,
    Optional<String> hostName,
    Map<String, MethodError> failed) {
  public ServerContext {
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
  }
}
