package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Resolves arguments that refer to results of earlier calls (RFC 8620, 3.7). */
final class BackReferences {
  private BackReferences() {}

  /**
   * Returns the arguments with every {@code #name} resolved.
   *
   * @param earlier the responses so far
   */
  static ObjectNode resolve(ObjectNode arguments, ArrayNode earlier) throws MethodErrorException {
    ObjectNode resolved = Json.object();
    for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
      String name = argument.getKey();
      if (!name.startsWith("#")) {
        resolved.set(name, argument.getValue());
      } else if (arguments.has(name.substring(1))) {
        throw new MethodErrorException("invalidArguments", name.substring(1) + " is given twice");
      } else {
        resolved.set(name.substring(1), result(argument.getValue(), earlier));
      }
    }
    return resolved;
  }

  private static JsonNode result(JsonNode reference, ArrayNode earlier)
      throws MethodErrorException {
    for (JsonNode response : earlier) {
      if (response.path(2).equals(reference.path("resultOf"))
          && response.path(0).equals(reference.path("name"))) {
        String path = reference.path("path").asText();
        JsonNode found = follow(response.path(1), path.split("/", -1), 1);
        if (path.startsWith("/") && !found.isMissingNode()) {
          return found;
        }
      }
    }
    throw new MethodErrorException(
        "invalidResultReference",
        "Result reference to %s#%s not found."
            .formatted(reference.path("resultOf").asText(), reference.path("name").asText()));
  }

  private static JsonNode follow(JsonNode node, String[] path, int from) {
    if (from >= path.length) {
      return node;
    }
    String token = path[from].replace("~1", "/").replace("~0", "~");
    if (!node.isArray()) {
      return follow(node.path(token), path, from + 1);
    }
    if (!token.equals("*")) {
      return token.matches("[0-9]{1,9}")
          ? follow(node.path(Integer.parseInt(token)), path, from + 1)
          : node.path(token);
    }
    ArrayNode all = Json.array();
    for (JsonNode item : node) {
      JsonNode found = follow(item, path, from + 1);
      if (found.isArray()) {
        all.addAll((ArrayNode) found);
      } else {
        all.add(found);
      }
    }
    return all;
  }
}
