package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.ObjectType;

/** What the server asks of an object once a patch was applied. */
final class Validation {
  private Validation() {}

  /**
   * Checks the fields that a patch has changed, in the order of the catalog.
   *
   * @throws SetError for the first that the server would refuse
   */
  static void check(ObjectType type, ObjectNode before, ObjectNode after) throws SetError {
    for (Field field : type.fields().values()) {
      String name = field.name().field();
      JsonNode value = after.path(name);
      if (!value.equals(before.path(name))) {
        check(field, value);
      }
    }
  }

  private static void check(Field field, JsonNode value) throws SetError {
    String name = field.name().field();
    for (JsonNode rule : value.path("match")) {
      if (!rule.has("if") || !rule.has("then")) {
        throw SetError.invalidField(name, "All 'if' and 'then' blocks must be non-empty");
      }
    }
  }
}
