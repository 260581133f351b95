package io.github.stalwartgitops.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ExpressionJson;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.ObjectType;

/**
 * The catalog as the page reads it: {@code {"version", "connection": {variable: text}, "objects":
 * {object: {field: {"variables": […], "default": {"match", "else"}}}}}}.
 */
final class CatalogJson {
  private final Catalog catalog;

  CatalogJson(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Returns the tree. */
  JsonNode tree() {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", catalog.version());
    ObjectNode connection = root.putObject("connection");
    SampleConnection.atSmtpListener()
        .variables()
        .forEach((name, value) -> connection.put(name, value.text()));
    ObjectNode objects = root.putObject("objects");
    for (ObjectType type : catalog.objects().values()) {
      ObjectNode fields = objects.putObject(type.name());
      for (Field field : type.fields().values()) {
        ObjectNode json = fields.putObject(field.name().field());
        field.scope().variables().forEach(json.withArray("variables")::add);
        json.set("default", ExpressionJson.listed(field.defaultExpression()));
      }
    }
    return root;
  }
}
