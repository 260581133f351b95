package io.github.stalwartgitops.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.behavior.CaseAnswer;
import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.ExpressionJson;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates expressions that are given and answered as JSON lines. */
public final class CaseJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CaseJson() {}

  /**
   * Returns {@code {"id", "error"}}, {@code {"id", "results"}} or {@code {"id", "accepted"}} for
   * {@code {"id", "expr"}} or {@code {"id", "field"}}, without the id if the question has none;
   * empty if the question has another form.
   */
  public static Optional<ObjectNode> answer(JsonNode question, List<Environment> environments) {
    boolean single = question.path("expr").isTextual();
    if (!single && !question.path("field").isObject()) {
      return Optional.empty();
    }
    Expression expression;
    try {
      expression =
          single
              ? Expression.of(question.get("expr").asText())
              : ExpressionJson.readListed(question.get("field"));
    } catch (ExpressionJson.MalformedException e) {
      return Optional.empty();
    }
    ObjectNode answer = JSON.objectNode();
    if (question.has("id")) {
      answer.set("id", question.get("id"));
    }
    CaseAnswer result = CaseAnswer.of(expression, scope(), environments);
    if (result instanceof CaseAnswer.Refused refused) {
      return Optional.of(
          answer.put(
              "error", single ? refused.error().message() : refused.error().serverMessage()));
    }
    if (result instanceof CaseAnswer.Evaluated evaluated) {
      ArrayNode results = answer.putArray("results");
      evaluated.values().forEach(value -> results.add(ValueJson.of(value)));
      return Optional.of(answer);
    }
    return Optional.of(answer.put("accepted", true));
  }

  /** Parses a connection: variables by name, with strings, numbers and booleans. */
  public static SampleConnection connection(JsonNode node) {
    Map<String, Value> variables = new LinkedHashMap<>();
    node.properties()
        .forEach(
            variable -> {
              JsonNode value = variable.getValue();
              variables.put(
                  variable.getKey(),
                  value.isBoolean()
                      ? Value.of(value.asBoolean())
                      : value.isIntegralNumber()
                          ? Value.of(value.asLong())
                          : Value.of(value.asText()));
            });
    return new SampleConnection(variables);
  }

  private static Scope scope() {
    return Catalog.bundled().field(ConnectStage.GREETING).map(Field::scope).orElseThrow();
  }
}
