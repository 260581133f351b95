package io.github.stalwartgitops.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stalwartgitops.expression.LanguageVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of a server's version. A server does not say its version, but the hash of its
 * schema ({@code docs/server.md}, versions), which several releases may share.
 *
 * @param releases the releases that it may be, oldest first; none if it is unknown
 */
public record ServerVersion(List<String> releases) {
  private static final Map<String, List<String>> BY_SCHEMA = load();
  private static final ServerVersion UNKNOWN = new ServerVersion(List.of());
  private static final Pattern RELEASE = Pattern.compile("\\d{1,4}\\.\\d{1,4}(\\.\\d{1,4})?");
  private static final String OLDEST = "0.16";

  public ServerVersion {
    releases = List.copyOf(releases);
  }

  /** Returns the version of a server that is not known. */
  public static ServerVersion unknown() {
    return UNKNOWN;
  }

  /** Returns the newest known 0.16, assumed where nothing else is known. */
  public static ServerVersion newest() {
    List<String> all = known();
    return new ServerVersion(List.of(all.get(all.size() - 1)));
  }

  /** Returns the releases whose schema is known, oldest first. */
  public static List<String> known() {
    List<String> all = new ArrayList<>();
    BY_SCHEMA.values().forEach(all::addAll);
    return all;
  }

  /**
   * Parses a release such as {@code 0.16.3}; one whose schema is not known is allowed.
   *
   * @throws IllegalArgumentException if it is no release of 0.16 or later; the message says why
   */
  public static ServerVersion parse(String release) {
    if (!RELEASE.matcher(release).matches()) {
      throw new IllegalArgumentException("'" + release + "' is not a version such as 0.16.3");
    }
    if (LanguageVersion.compare(release, OLDEST) < 0) {
      throw new IllegalArgumentException(
          "version " + release + " is not supported: 0.16 is the oldest");
    }
    return new ServerVersion(List.of(release));
  }

  /** Returns the version of a server that publishes a schema; unknown for an unknown hash. */
  public static ServerVersion ofSchema(String hash) {
    return new ServerVersion(BY_SCHEMA.getOrDefault(hash, List.of()));
  }

  /** Returns the hash of the schema that a release publishes, if it is known. */
  public static Optional<String> schemaHash(String release) {
    return BY_SCHEMA.entrySet().stream()
        .filter(entry -> entry.getValue().contains(release))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns whether anything is known. */
  public boolean isKnown() {
    return !releases.isEmpty();
  }

  /** Returns the language of its newest possible release; the default if it is unknown. */
  public LanguageVersion language() {
    return isKnown()
        ? LanguageVersion.of(releases.get(releases.size() - 1))
        : LanguageVersion.DEFAULT;
  }

  /** Returns a text such as {@code 0.16.3}, {@code 0.16.6 to 0.16.8}, or {@code unknown}. */
  @Override
  public String toString() {
    return switch (releases.size()) {
      case 0 -> "unknown";
      case 1 -> releases.get(0);
      default -> releases.get(0) + " to " + releases.get(releases.size() - 1);
    };
  }

  private static Map<String, List<String>> load() {
    try (InputStream in = ServerVersion.class.getResourceAsStream("versions.json")) {
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
