package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.ExpressionError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Applies a {@code create} or an {@code update} to one singleton by the server's rules ({@code
 * docs/server.md}): an object merges, {@code match} replaces, a pointer changes a part of a field.
 * The expressions that changed must compile.
 */
final class ObjectPatch {
  private static final String INVALID_PROPERTY = "Invalid property";
  private static final String INVALID_ITEM = "Invalid value for object property";
  private static final String INVALID_KEY = "Invalid key for object";
  private static final String TOO_DEEP = "Invalid JSON Pointer path";
  private static final String TYPE = "@type";

  /** Rules are numbered by 32 bits without a sign. */
  private static final long MAX_INDEX = 0xFFFF_FFFFL;

  private final Singletons singletons;
  private final ObjectType type;
  private final ObjectNode object;

  private ObjectPatch(Singletons singletons, ObjectType type, ObjectNode object) {
    this.singletons = singletons;
    this.type = type;
    this.object = object;
  }

  /**
   * Returns the object after an {@code update}.
   *
   * @param current the object before, which stays unchanged
   * @param changes values by property or pointer, applied in this order
   * @throws SetErrorException for the first reason that the server refuses it
   */
  static ObjectNode update(
      Singletons singletons, ObjectType type, ObjectNode current, ObjectNode changes)
      throws SetErrorException {
    ObjectPatch patch = new ObjectPatch(singletons, type, current.deepCopy());
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      String key = change.getKey();
      patch.change(key.startsWith("/") ? key.substring(1) : key, change.getValue());
    }
    return patch.finished(current);
  }

  /** Returns the object after a {@code create}, which resets other properties to their default. */
  static ObjectNode create(Singletons singletons, ObjectType type, JsonNode value)
      throws SetErrorException {
    ObjectPatch patch =
        new ObjectPatch(singletons, type, singletons.defaults(type.name()).deepCopy());
    if (!(value instanceof ObjectNode properties)) {
      throw SetErrorException.invalidPatch("Invalid value type for object", "");
    }
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      patch.property(property.getKey(), property.getValue());
    }
    return patch.finished(singletons.defaults(type.name()));
  }

  private void property(String name, JsonNode value) throws SetErrorException {
    if (name.equals(TYPE)) {
      return;
    }
    if (!object.has(name)) {
      throw unknown(name, "");
    }
    change(name, value);
  }

  private void change(String key, JsonNode value) throws SetErrorException {
    String[] path = key.split("/", -1);
    JsonNode property = object.path(path[0]);
    if (path[0].equals(TYPE)) {
      return;
    }
    if (property.isMissingNode()) {
      throw SetErrorException.invalidPatch(INVALID_PROPERTY, key);
    }
    if (isExpression(path[0])) {
      changeExpression((ObjectNode) property, path, value, key);
    } else if (path.length == 1) {
      object.set(key, member(property, value, key));
    } else {
      throw SetErrorException.invalidPatch(INVALID_PROPERTY, key);
    }
  }

  private boolean isExpression(String property) {
    return type.fields().containsKey(property);
  }

  private void changeExpression(ObjectNode field, String[] path, JsonNode value, String key)
      throws SetErrorException {
    if (path.length == 1) {
      mergeExpression(field, value, key);
    } else if (path.length == 2 && path[1].equals("else")) {
      setText(field, "else", value, key);
    } else if (path.length == 2 && path[1].equals("match")) {
      replaceMatch(field, value, key);
    } else if (path.length > 2 && path[1].equals("match")) {
      changeRule((ObjectNode) field.path("match"), path, value, key);
    } else if (path[1].equals("else")) {
      throw SetErrorException.invalidPatch(TOO_DEEP, key);
    } else {
      throw SetErrorException.invalidPatch(INVALID_PROPERTY, key);
    }
  }

  private void changeRule(ObjectNode match, String[] path, JsonNode value, String key)
      throws SetErrorException {
    if (!path[2].matches("[0-9]{1,18}")) {
      throw SetErrorException.invalidPatch(INVALID_ITEM, key);
    }
    // the server cuts the number to 32 bits
    String index = String.valueOf(Long.parseLong(path[2]) & MAX_INDEX);
    if (path.length == 3 && value.isNull()) {
      if (match.remove(index) == null) {
        throw SetErrorException.invalidPatch(INVALID_ITEM, key);
      }
    } else if (path.length == 3) {
      mergeRule(match, index, value, key);
    } else if (path.length > 4 && isRuleMember(path[3])) {
      throw SetErrorException.invalidPatch(TOO_DEEP, key);
    } else if (isRuleMember(path[3])) {
      setText(match.withObjectProperty(index), path[3], value, key);
    } else {
      throw SetErrorException.invalidPatch(INVALID_PROPERTY, key);
    }
  }

  private void mergeExpression(ObjectNode field, JsonNode value, String place)
      throws SetErrorException {
    requireObject(value, place);
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      switch (member.getKey()) {
        case "else" -> setText(field, "else", member.getValue(), place + "/else");
        case "match" -> replaceMatch(field, member.getValue(), place + "/match");
        case TYPE -> {}
        default -> throw unknown(member.getKey(), place);
      }
    }
  }

  private void replaceMatch(ObjectNode field, JsonNode value, String place)
      throws SetErrorException {
    if (!value.isObject()) {
      throw SetErrorException.invalidPatch(INVALID_ITEM, place);
    }
    ObjectNode match = Json.object();
    for (Map.Entry<String, JsonNode> rule : value.properties()) {
      long key = matchKey(rule.getKey());
      if (key > MAX_INDEX) {
        throw SetErrorException.invalidPatch("Invalid key for object property", place);
      }
      mergeRule(match, String.valueOf(key), rule.getValue(), place);
    }
    field.set("match", match);
  }

  private void mergeRule(ObjectNode match, String index, JsonNode value, String place)
      throws SetErrorException {
    requireObject(value, place);
    ObjectNode rule = match.withObjectProperty(index);
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String name = member.getKey();
      if (isRuleMember(name)) {
        setText(rule, name, member.getValue(), place + "/" + name);
      } else if (!name.equals(TYPE)) {
        throw unknown(name, place);
      }
    }
  }

  private static void setText(ObjectNode owner, String name, JsonNode value, String place)
      throws SetErrorException {
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw SetErrorException.invalidPatch("Invalid value for property.", place);
    }
    owner.set(name, value);
  }

  private static JsonNode member(JsonNode current, JsonNode value, String place)
      throws SetErrorException {
    boolean fits =
        value.getNodeType() == current.getNodeType()
            || (current.isNull() && value.isTextual())
            || (current.isTextual() && value.isNull());
    if (!fits) {
      throw SetErrorException.invalidPatch("Invalid value for property.", place);
    }
    return value;
  }

  private static void requireObject(JsonNode value, String place) throws SetErrorException {
    if (!value.isObject()) {
      throw SetErrorException.invalidPatch("Invalid value type for object", place);
    }
  }

  private SetErrorException unknown(String name, String parent) {
    String place = parent.isEmpty() ? name : parent + "/" + name;
    return singletons.isProperty(name)
        ? SetErrorException.invalidPatch(INVALID_PROPERTY, place)
        : SetErrorException.invalidPatch(INVALID_KEY, parent);
  }

  private static boolean isRuleMember(String name) {
    return name.equals("if") || name.equals("then");
  }

  /** Returns a key of {@code match} as a number; one beyond the greatest if it is not a number. */
  private static long matchKey(String key) {
    return key.matches("\\+?[0-9]{1,18}") ? Long.parseLong(key) : Long.MAX_VALUE;
  }

  /** Numbers the rules again and compiles what has changed, in the order of the catalog. */
  private ObjectNode finished(ObjectNode before) throws SetErrorException {
    for (Field field : type.fields().values()) {
      String name = field.name().field();
      ObjectNode value = (ObjectNode) object.path(name);
      number(value);
      if (!value.equals(before.path(name))) {
        List<ExpressionError> errors =
            CompiledExpression.compile(Singletons.expression(value), field.scope()).errors();
        if (!errors.isEmpty()) {
          throw SetErrorException.invalidField(name, errors.get(0).serverMessage());
        }
      }
    }
    return object;
  }

  private static void number(ObjectNode field) {
    Map<Long, JsonNode> sorted = new TreeMap<>();
    for (Map.Entry<String, JsonNode> rule : field.path("match").properties()) {
      sorted.put(Long.valueOf(rule.getKey()), rule.getValue());
    }
    ObjectNode match = field.putObject("match");
    sorted.values().forEach(rule -> match.set(String.valueOf(match.size()), rule));
  }
}
