package io.github.stalwartgitops.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ExpressionJson;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.ServerText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads a server's schema ({@code src/test/resources/schema/excerpt.json}) as a catalog: the
 * singletons that have fields of the type {@code x:Expression}. The schema does not list variables:
 * a known field keeps those of the known catalog, a new one may use all variables of any field.
 */
final class SchemaReader {
  private static final String PREFIX = "x:";

  private final Catalog known;
  private final Scope everything;

  SchemaReader(Catalog known) {
    this.known = known;
    Set<String> variables = new LinkedHashSet<>();
    for (ObjectType type : known.objects().values()) {
      type.fields().values().forEach(field -> variables.addAll(field.scope().variables()));
    }
    this.everything = new Scope(variables, null);
  }

  Catalog read(JsonNode schema) throws JmapException {
    Map<String, ObjectType> objects = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : schema.path("objects").properties()) {
      if (!entry.getKey().startsWith(PREFIX)
          || !entry.getValue().path("type").asText("").equals("singleton")) {
        continue;
      }
      String name = ServerText.of(entry.getKey().substring(PREFIX.length()), 100);
      String layout =
          schema.path("schemas").path(entry.getKey()).path("schemaName").asText(entry.getKey());
      Map<String, Field> fields = fields(name, schema.path("fields").path(layout));
      if (!fields.isEmpty()) {
        String prefix = entry.getValue().path("permissionPrefix").asText("sys" + name);
        objects.put(name, new ObjectType(name, ServerText.of(prefix, 100), fields));
      }
    }
    if (objects.isEmpty()) {
      throw new JmapException.Protocol("the schema names no object with expression fields");
    }
    return new Catalog("live", known.server(), objects);
  }

  private Map<String, Field> fields(String object, JsonNode layout) throws JmapException {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : layout.path("properties").properties()) {
      JsonNode type = property.getValue().path("type");
      if (type.path("objectName").asText("").equals("x:Expression")
          && type.path("type").asText("").equals("object")) {
        String name = ServerText.of(property.getKey(), 100);
        FieldName field = new FieldName(object, name);
        JsonNode value = layout.path("defaults").path(property.getKey());
        fields.put(name, new Field(field, expression(field, value), scope(field)));
      }
    }
    return fields;
  }

  private Scope scope(FieldName field) {
    return known.field(field).map(Field::scope).orElse(everything);
  }

  /** Reads {@code {"default": text}}, or an expression with listed rules; empty without either. */
  private static Expression expression(FieldName name, JsonNode value) throws JmapException {
    if (!value.has("else")) {
      return Expression.of(value.path("default").asText(""));
    }
    try {
      return ExpressionJson.readListed(value);
    } catch (ExpressionJson.MalformedException e) {
      throw new JmapException.Protocol(
          "in the schema, the default of " + name + e.pointer() + " " + e.getMessage());
    }
  }
}
