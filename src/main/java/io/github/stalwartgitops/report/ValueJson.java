package io.github.stalwartgitops.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.expression.Value;
import org.jspecify.annotations.Nullable;

/** Writes values of the expression language as typed JSON. */
public final class ValueJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ValueJson() {}

  /**
   * Returns {@code {"string": …}}, {@code {"integer": …}}, {@code {"float": …, "text": …}}, {@code
   * {"array": […]}} or {@code {"constant": …}}; null for no value. A float that is not finite is a
   * JSON string.
   */
  public static JsonNode of(@Nullable Value value) {
    if (value == null) {
      return JSON.nullNode();
    }
    ObjectNode node = JSON.objectNode();
    if (value instanceof Value.StringValue string) {
      return node.put("string", string.text());
    }
    if (value instanceof Value.IntegerValue integer) {
      return node.put("integer", integer.number());
    }
    if (value instanceof Value.ConstantValue constant) {
      return node.put("constant", constant.name());
    }
    if (value instanceof Value.FloatValue real) {
      return Double.isFinite(real.number())
          ? node.put("float", real.number()).put("text", real.text())
          : node.put("float", real.text()).put("text", real.text());
    }
    ArrayNode elements = node.putArray("array");
    ((Value.ArrayValue) value).elements().forEach(element -> elements.add(of(element)));
    return node;
  }
}
