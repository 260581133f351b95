package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One object of a {@code set} is refused (RFC 8620, 5.3). */
final class SetErrorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ObjectNode json;

  private SetErrorException(ObjectNode json) {
    super(json.path("type").asText(), null, false, false);
    this.json = json;
  }

  /** The patch is invalid at a place such as {@code smtpGreeting/match}. */
  static SetErrorException invalidPatch(String description, String place) {
    ObjectNode json = of("invalidPatch", description).json;
    json.putArray("properties").add(place);
    return new SetErrorException(json);
  }

  /** The field is invalid after the patch. */
  static SetErrorException invalidField(String field, String value) {
    ObjectNode json = Json.object().put("type", "validationFailed");
    json.putArray("properties").add(field);
    json.putArray("validationErrors")
        .addObject()
        .put("type", "Invalid")
        .put("property", field)
        .put("value", value);
    return new SetErrorException(json);
  }

  /** Required properties are missing. */
  static SetErrorException required(List<String> properties) {
    ObjectNode json = Json.object().put("type", "validationFailed");
    ArrayNode errors = json.putArray("validationErrors");
    properties.forEach(
        property -> errors.addObject().put("type", "Required").put("property", property));
    return new SetErrorException(json);
  }

  /** A property is invalid. */
  static SetErrorException invalidProperty(String property, String description) {
    ObjectNode json = of("invalidProperties", description).json;
    json.putArray("properties").add(property);
    return new SetErrorException(json);
  }

  /** Another object of the type has the same value of a unique property. */
  static SetErrorException duplicate(String property, String object, String id) {
    ObjectNode json = Json.object().put("type", "primaryKeyViolation");
    json.putArray("properties").add(property);
    json.putObject("objectId").put("object", object).put("id", id);
    return new SetErrorException(json);
  }

  /** An object refuses the reload. */
  static SetErrorException blocked(ReloadBlocker blocker) {
    ObjectNode json = of("validationFailed", blocker.description()).json;
    json.putObject("objectId").put("object", blocker.object()).put("id", "singleton");
    return new SetErrorException(json);
  }

  /** Returns an error with a description. */
  static SetErrorException of(String type, String description) {
    return new SetErrorException(Json.object().put("type", type).put("description", description));
  }

  /** Returns an error without a description. */
  static SetErrorException of(String type) {
    return new SetErrorException(Json.object().put("type", type));
  }

  /** Returns the SetError object of the answer. */
  ObjectNode json() {
    return json;
  }

  /** Returns the invalid property or place, empty for the whole object. */
  String property() {
    return json.path("properties").path(0).asText();
  }

  /** Returns the reason in the words of the server. */
  String description() {
    return json.path("description")
        .asText(json.path("validationErrors").path(0).path("value").asText());
  }
}
