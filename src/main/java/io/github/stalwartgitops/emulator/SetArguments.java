package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a {@code /set} call (RFC 8620, 5.3).
 *
 * @param create objects by creation id
 * @param update patches by id
 * @param destroy ids
 */
record SetArguments(ObjectNode create, ObjectNode update, List<String> destroy) {
  private static final int OBJECT_LIMIT = 500;

  SetArguments {
    destroy = List.copyOf(destroy);
  }

  /** Reads them; {@link JmapRequest} has refused containers of the wrong kind already. */
  static SetArguments of(ObjectNode arguments) throws MethodErrorException {
    ObjectNode create = object(arguments, "create");
    ObjectNode update = object(arguments, "update");
    JsonNode destroy = arguments.path("destroy");
    if (!destroy.isArray() && !isAbsent(destroy)) {
      throw new MethodErrorException("invalidArguments", "destroy is not an array");
    }
    if (create.size() + update.size() + destroy.size() > OBJECT_LIMIT) {
      throw new MethodErrorException(
          "requestTooLarge", "at most " + OBJECT_LIMIT + " objects in one call");
    }
    List<String> ids = new ArrayList<>();
    destroy.forEach(id -> ids.add(id.asText()));
    return new SetArguments(create, update, ids);
  }

  private static ObjectNode object(ObjectNode arguments, String name) throws MethodErrorException {
    JsonNode value = arguments.path(name);
    if (isAbsent(value)) {
      return Json.object();
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw new MethodErrorException("invalidArguments", name + " is not an object");
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
