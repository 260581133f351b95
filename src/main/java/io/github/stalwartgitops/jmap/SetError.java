package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a set refused one object (RFC 8620, section 5.3), with the members that Stalwart adds ({@code
 * docs/server.md}). All texts are safe to show.
 *
 * @param type such as {@code invalidPatch}, {@code validationFailed} or {@code forbidden}
 * @param description the server's explanation; empty if there is none
 * @param properties the properties or patch pointers concerned
 * @param validationErrors messages such as those of expressions that do not compile
 * @param blockingObject the other object that blocks a reload, such as {@code SpamPyzor}, or null
 */
public record SetError(
    String type,
    String description,
    List<String> properties,
    List<String> validationErrors,
    @Nullable String blockingObject) {
  static final int SHOWN = 1_000;
  private static final int LISTED = 20;

  public SetError {
    properties = List.copyOf(properties);
    validationErrors = List.copyOf(validationErrors);
  }

  /** Parses a set error; missing members become empty. */
  public static SetError of(JsonNode error) {
    List<String> properties = new ArrayList<>();
    for (JsonNode property : error.path("properties")) {
      addShown(properties, property.asText());
    }
    List<String> messages = new ArrayList<>();
    for (JsonNode failure : error.path("validationErrors")) {
      addShown(messages, failure.path("value").asText(failure.path("type").asText("")));
    }
    JsonNode blocking = error.path("objectId").path("object");
    return new SetError(
        ServerText.of(error.path("type").asText("unknown"), 100),
        ServerText.of(error.path("description").asText(""), SHOWN),
        properties,
        messages,
        blocking.isTextual() ? ServerText.of(blocking.asText(), 100) : null);
  }

  private static void addShown(List<String> texts, String text) {
    if (texts.size() < LISTED) {
      texts.add(ServerText.of(text, SHOWN));
    }
  }

  /** Returns the object that blocks a reload, if the server names one. */
  public Optional<String> blocking() {
    return Optional.ofNullable(blockingObject);
  }

  /** Returns the most specific text: first validation error, description or type. */
  public String reason() {
    if (!validationErrors.isEmpty()) {
      return validationErrors.get(0);
    }
    return description.isEmpty() ? type : description;
  }
}
