package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /get} of any object (RFC 8620, 5.1), without {@code state} as on the server. */
final class GetMethod {
  private static final int OBJECT_LIMIT = 500;

  private final Singletons singletons;

  GetMethod(Singletons singletons) {
    this.singletons = singletons;
  }

  /** Returns the answer; the dispatcher adds the id of the account. */
  ObjectNode answer(ServerObjects.Listing objects, ObjectNode arguments)
      throws MethodErrorException {
    List<String> ids = texts(arguments, "ids");
    List<String> properties = texts(arguments, "properties");
    List<String> known =
        properties == null
            ? List.of()
            : properties.stream().filter(singletons::isProperty).toList();
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("list");
    ArrayNode notFound = answer.putArray("notFound");
    if (ids == null) {
      objects.all().stream()
          .filter(object -> objects.listed())
          .forEach(object -> list.add(filtered(object, known)));
      return answer;
    }
    if (ids.size() > OBJECT_LIMIT) {
      throw new MethodErrorException(
          "requestTooLarge", "at most " + OBJECT_LIMIT + " ids in one call");
    }
    for (String asked : ids) {
      String id = Id.canonical(asked).orElse(asked);
      Optional<ObjectNode> found =
          objects.all().stream().filter(o -> o.path("id").asText().equals(id)).findFirst();
      found.ifPresentOrElse(o -> list.add(filtered(o, known)), () -> notFound.add(id));
    }
    return answer;
  }

  private static ObjectNode filtered(ObjectNode object, List<String> properties) {
    if (properties.isEmpty()) {
      return object;
    }
    ObjectNode filtered = Json.object();
    for (String property : properties) {
      if (object.has(property)) {
        filtered.set(property, object.path(property));
      }
    }
    filtered.set("id", object.path("id"));
    return filtered;
  }

  private static @Nullable List<String> texts(ObjectNode arguments, String name)
      throws MethodErrorException {
    JsonNode value = arguments.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode text : value) {
      if (value.isArray() && text.isTextual()) {
        texts.add(text.textValue());
      }
    }
    if (!value.isArray() || texts.size() < value.size()) {
      throw new MethodErrorException("invalidArguments", name + " is not an array of strings");
    }
    return texts;
  }
}
