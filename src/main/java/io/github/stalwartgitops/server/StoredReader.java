package io.github.stalwartgitops.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ExpressionJson;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.JmapResponse;
import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.jmap.MethodResponse;
import io.github.stalwartgitops.jmap.ServerText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the answers to the gets of singletons. Members that are no expressions are skipped. */
final class StoredReader {
  private static final Expression EMPTY = Expression.of("");

  private final Catalog catalog;

  StoredReader(Catalog catalog) {
    this.catalog = catalog;
  }

  Stored read(JmapResponse response, Collection<String> objects) throws JmapException {
    Stored stored = Stored.nothing();
    for (String object : objects) {
      MethodResponse answer = response.of(Calls.getId(object));
      if (answer instanceof MethodResponse.Success success && isScripts(object)) {
        Map<String, SieveScript> scripts = scripts(success.arguments().path("list"));
        stored = stored.with(Stored.of(new Settings(Map.of(), scripts)));
      } else if (answer instanceof MethodResponse.Success success) {
        stored = stored.with(object(object, singleton(object, success.arguments())));
      } else if (answer instanceof MethodError error) {
        stored =
            stored.with(
                new Stored(Settings.empty(), Settings.empty(), Set.of(), Map.of(object, error)));
      }
    }
    return stored;
  }

  private static boolean isScripts(String object) {
    return object.equals(SieveScript.OBJECT);
  }

  private static Map<String, SieveScript> scripts(JsonNode list) throws JmapException {
    Map<String, SieveScript> scripts = new LinkedHashMap<>();
    for (JsonNode script : list) {
      if (!script.path("name").isTextual() || !script.path("contents").isTextual()) {
        throw new JmapException.Protocol("in the answer, a script has no name or no contents");
      }
      JsonNode description = script.path("description");
      scripts.put(
          script.path("name").asText(),
          new SieveScript(
              script.path("contents").asText(),
              description.isTextual() ? description.asText() : null,
              script.path("isActive").asBoolean(false)));
    }
    return scripts;
  }

  /** Returns the ids of the scripts that an answer lists, by name; empty without such an answer. */
  static Map<String, String> scriptIds(JmapResponse response) {
    Map<String, String> ids = new LinkedHashMap<>();
    list(response, SieveScript.OBJECT)
        .ifPresent(
            list ->
                list.forEach(it -> ids.put(it.path("name").asText(""), it.path("id").asText(""))));
    return ids;
  }

  private static JsonNode singleton(String object, JsonNode answer) throws JmapException {
    JsonNode list = answer.path("list");
    JsonNode found = list.path(0);
    if (list.size() != 1
        || !found.isObject()
        || !found.path("id").asText("").equals(Calls.SINGLETON)) {
      throw new JmapException.Protocol("in the answer, " + object + " is not one singleton");
    }
    return found;
  }

  private Stored object(String object, JsonNode singleton) throws JmapException {
    Map<String, Field> fields = catalog.object(object).map(type -> type.fields()).orElse(Map.of());
    Map<FieldName, Expression> known = new LinkedHashMap<>();
    Set<FieldName> missing = new LinkedHashSet<>();
    for (Field field : fields.values()) {
      JsonNode property = singleton.path(field.name().field());
      if (property.isMissingNode()) {
        missing.add(field.name());
      } else {
        known.put(field.name(), expression(field, property));
      }
    }
    Map<FieldName, Expression> unknown = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : singleton.properties()) {
      if (!fields.containsKey(member.getKey()) && ExpressionJson.isKeyed(member.getValue())) {
        FieldName name = new FieldName(object, ServerText.of(member.getKey(), 100));
        unknown.put(name, expression(name, member.getValue()));
      }
    }
    return new Stored(new Settings(known), new Settings(unknown), missing, Map.of());
  }

  /** A field whose default is empty may be null if it was never written. */
  private static Expression expression(Field field, JsonNode property) throws JmapException {
    boolean unset = property.isNull() && field.defaultExpression().equals(EMPTY);
    return unset ? EMPTY : expression(field.name(), property);
  }

  private static Expression expression(FieldName name, JsonNode property) throws JmapException {
    try {
      return ExpressionJson.readKeyed(property);
    } catch (ExpressionJson.MalformedException e) {
      throw new JmapException.Protocol(
          "in the answer, " + name + ServerText.of(e.pointer(), 40) + " " + e.getMessage());
    }
  }

  /** Returns the objects that a get answered; empty if it failed. */
  static Optional<JsonNode> list(JmapResponse response, String object) {
    return response.of(Calls.getId(object)) instanceof MethodResponse.Success success
        ? Optional.of(success.arguments().path("list"))
        : Optional.empty();
  }
}
