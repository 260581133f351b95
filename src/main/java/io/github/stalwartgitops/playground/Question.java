package io.github.stalwartgitops.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.emulator.HttpRequest;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question of the page: {@code {"object", "field", "expression": {"match": [{"if", "then"}],
 * "else"}, "connection": {"local_port": "25"}}}, every value a string. What a server in use stores
 * fits in; it is bounded, so that an answer takes neither much time nor much memory.
 *
 * @param field the field
 * @param expression its texts
 * @param connection variables by name, as texts
 */
record Question(FieldName field, Expression expression, Map<String, String> connection) {
  static final int MAX_CHARACTERS = 2_000_000;
  static final int MAX_RULES = 500;

  /** The longest text that is evaluated here; a server accepts longer ones. */
  static final int LONGEST_TEXT = 1_000_000;

  static final int LONGEST_VARIABLE = 256;

  private static final JsonMapper MAPPER = new JsonMapper();

  Question {
    connection = Collections.unmodifiableMap(new LinkedHashMap<>(connection));
  }

  /** Parses a request. */
  static Question read(HttpRequest request) throws QuestionException {
    String type = request.header("content-type");
    if (type == null || !type.startsWith("application/json")) {
      throw new QuestionException(400, "The content type must be application/json.");
    }
    if (request.oversize() || request.body().length() > MAX_CHARACTERS) {
      throw new QuestionException(
          413, "The question is longer than " + MAX_CHARACTERS + " characters.");
    }
    try {
      JsonNode root = MAPPER.readTree(request.body());
      return new Question(
          new FieldName(text(root, "object", 100), text(root, "field", 100)),
          expression(root.path("expression")),
          connection(root.path("connection")));
    } catch (JsonProcessingException e) {
      throw new QuestionException(400, "The question is not JSON.");
    }
  }

  private static Expression expression(JsonNode node) throws QuestionException {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : node.path("match")) {
      rules.add(new Rule(text(rule, "if", LONGEST_TEXT), text(rule, "then", LONGEST_TEXT)));
    }
    if (rules.size() > MAX_RULES) {
      throw new QuestionException(413, "The playground takes up to " + MAX_RULES + " rules.");
    }
    return new Expression(rules, text(node, "else", LONGEST_TEXT));
  }

  private static Map<String, String> connection(JsonNode node) throws QuestionException {
    Map<String, String> connection = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> variable : node.properties()) {
      if (!Language.variables().contains(variable.getKey())) {
        throw new QuestionException(400, "A connection has no such variable.");
      }
      connection.put(variable.getKey(), text(node, variable.getKey(), LONGEST_VARIABLE));
    }
    return connection;
  }

  private static String text(JsonNode node, String name, int longest) throws QuestionException {
    if (!node.path(name).isTextual()) {
      throw new QuestionException(400, name + " must be a string.");
    }
    String text = node.path(name).textValue();
    if (text.length() > longest) {
      throw new QuestionException(
          413, "The playground takes up to " + longest + " characters in " + name + ".");
    }
    return text;
  }
}
