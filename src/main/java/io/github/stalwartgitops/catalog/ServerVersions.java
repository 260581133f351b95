package io.github.stalwartgitops.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The known server versions, told apart by the hash of the schema that a server publishes. */
public final class ServerVersions {
  private static final Map<String, List<String>> BY_HASH = load();

  private ServerVersions() {}

  /** Returns the versions that publish a schema, oldest first; empty for an unknown hash. */
  public static List<String> of(String schemaHash) {
    return BY_HASH.getOrDefault(schemaHash, List.of());
  }

  /** Returns the hash of the schema that a version publishes, if the version is known. */
  public static Optional<String> schemaHash(String version) {
    return BY_HASH.entrySet().stream()
        .filter(entry -> entry.getValue().contains(version))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Map<String, List<String>> load() {
    try (InputStream in = ServerVersions.class.getResourceAsStream("versions.json")) {
      JsonNode hashes =
          new JsonMapper()
              .readTree(Objects.requireNonNull(in, "versions.json"))
              .path("schemaHashes");
      Map<String, List<String>> versions = new LinkedHashMap<>();
      hashes
          .properties()
          .forEach(
              entry ->
                  versions.put(
                      entry.getKey(),
                      entry.getValue().valueStream().map(JsonNode::asText).toList()));
      return Collections.unmodifiableMap(versions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
