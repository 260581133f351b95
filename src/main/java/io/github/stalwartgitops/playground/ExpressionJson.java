package io.github.stalwartgitops.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.expression.Expression;

/** Expressions as {@code {"match": [{"if", "then"}], "else"}}. */
final class ExpressionJson {
  private ExpressionJson() {}

  /** The tree of an expression. */
  static JsonNode of(Expression expression) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode match = json.putArray("match");
    expression
        .match()
        .forEach(rule -> match.addObject().put("if", rule.ifText()).put("then", rule.thenText()));
    return json.put("else", expression.elseText());
  }
}
