package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ExpressionJson;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The singletons of the catalog as JSON objects in the form of the wire: expression fields {@code
 * {match: {"0": {if, then}}, else}}, and the other members that were recorded.
 */
final class Singletons {
  /** Properties of other objects: a patch that names one of them gets another error. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "id",
          "name",
          "description",
          "isActive",
          "contents",
          "bind",
          "protocol",
          "tlsImplicit",
          "defaultHostname",
          "defaultDomainId",
          "serverHostname");

  private final Catalog catalog;
  private final Map<String, ObjectNode> defaults = new LinkedHashMap<>();
  private final Set<String> properties = new HashSet<>(ELSEWHERE);

  private static final class Bundled {
    static final Singletons SINGLETONS = new Singletons(Catalog.bundled());
  }

  /** Returns the singletons of the bundled catalog, which all emulators share. */
  static Singletons bundled() {
    return Bundled.SINGLETONS;
  }

  private Singletons(Catalog catalog) {
    this.catalog = catalog;
    JsonNode members = members();
    for (ObjectType type : catalog.objects().values()) {
      ObjectNode object = Json.object();
      for (Field field : type.fields().values()) {
        object.set(field.name().field(), ExpressionJson.keyed(field.defaultExpression()));
      }
      members.path(type.name()).properties().forEach(m -> object.set(m.getKey(), m.getValue()));
      defaults.put(type.name(), object);
      object.fieldNames().forEachRemaining(properties::add);
    }
  }

  private static JsonNode members() {
    try (InputStream in = Singletons.class.getResourceAsStream("members.json")) {
      return Json.MAPPER.readTree(Objects.requireNonNull(in, "members.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the singleton of that name, if there is one. */
  Optional<ObjectType> type(String object) {
    return catalog.object(object);
  }

  /** Returns all singletons. */
  List<ObjectType> types() {
    return List.copyOf(catalog.objects().values());
  }

  /** Returns a singleton that was never written; the object must not be changed. */
  ObjectNode defaults(String object) {
    return Objects.requireNonNull(defaults.get(object), object);
  }

  /** Returns whether any object of the server has a property of that name. */
  boolean isProperty(String name) {
    return properties.contains(name);
  }

  /** Returns the expression fields of objects in the form of the wire. */
  Settings settings(Map<String, ObjectNode> objects) {
    Map<FieldName, Expression> expressions = new LinkedHashMap<>();
    objects.forEach(
        (name, object) ->
            type(name).orElseThrow().fields().keySet().stream()
                .filter(object::has)
                .forEach(
                    field ->
                        expressions.put(
                            new FieldName(name, field), expression(object.path(field)))));
    return new Settings(expressions);
  }

  /** Reads an expression field; members that a patch left out are empty, as on the server. */
  static Expression expression(JsonNode field) {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : field.path("match")) {
      rules.add(new Rule(rule.path("if").asText(), rule.path("then").asText()));
    }
    return new Expression(rules, field.path("else").asText());
  }

  /** Returns the expressions of one object in the form of the wire. */
  static ObjectNode tree(String object, Settings settings) {
    ObjectNode tree = Json.object();
    settings
        .expressions()
        .forEach(
            (name, expression) -> {
              if (name.object().equals(object)) {
                tree.set(name.field(), ExpressionJson.keyed(expression));
              }
            });
    return tree;
  }
}
