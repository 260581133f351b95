package io.github.stalwartgitops.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Expressions as JSON: {@code {"match": …, "else": text}}. Rules are keyed by position where the
 * server reads and writes fields ({@code {"0": {"if", "then"}, …}}), and listed in its schema and
 * in the files of this project ({@code [{"if", "then"}, …]}).
 */
public final class ExpressionJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern POSITION = Pattern.compile("0|[1-9]\\d{0,8}");

  private ExpressionJson() {}

  /** JSON that is not an expression. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    private final String pointer;

    MalformedException(String pointer, String problem) {
      super(problem);
      this.pointer = pointer;
    }

    /** Returns where the mistake is, such as {@code /match/0}; empty for the whole expression. */
    public String pointer() {
      return pointer;
    }
  }

  /** Returns an expression with its rules keyed by position. */
  public static ObjectNode keyed(Expression expression) {
    ObjectNode field = JSON.objectNode();
    field.set("match", keyed(expression.match()));
    return field.put("else", expression.elseText());
  }

  /** Returns rules keyed by position; an empty object clears the rules of a field. */
  public static ObjectNode keyed(List<Rule> rules) {
    ObjectNode match = JSON.objectNode();
    rules.forEach(rule -> match.set(Integer.toString(match.size()), rule(rule)));
    return match;
  }

  /** Returns an expression with its rules in a list. */
  public static ObjectNode listed(Expression expression) {
    ObjectNode field = JSON.objectNode();
    ArrayNode match = field.putArray("match");
    expression.match().forEach(rule -> match.add(rule(rule)));
    return field.put("else", expression.elseText());
  }

  private static ObjectNode rule(Rule rule) {
    return JSON.objectNode().put("if", rule.ifText()).put("then", rule.thenText());
  }

  /** Whether a property has the form of a field that the server sends. */
  public static boolean isKeyed(JsonNode property) {
    return property.path("match").isObject() && property.path("else").isTextual();
  }

  /** Reads an expression with its rules keyed by position; it may have no {@code match}. */
  public static Expression readKeyed(JsonNode field) throws MalformedException {
    if (!field.isObject()) {
      throw new MalformedException("", "is not an object with match and else");
    }
    JsonNode match = field.path("match");
    if (!match.isMissingNode() && !match.isObject()) {
      throw new MalformedException("/match", "is not an object of numbered rules");
    }
    return read(match, field.path("else"));
  }

  /** Reads an expression with its rules in a list; it may have no {@code match}. */
  public static Expression readListed(JsonNode field) throws MalformedException {
    JsonNode match = field.path("match");
    if (!match.isMissingNode() && !match.isArray()) {
      throw new MalformedException("/match", "is not a list of rules");
    }
    return read(match, field.path("else"));
  }

  private static Expression read(JsonNode match, JsonNode elseText) throws MalformedException {
    if (!elseText.isTextual()) {
      throw new MalformedException("/else", "is not a text");
    }
    return new Expression(match.isMissingNode() ? List.of() : readRules(match), elseText.asText());
  }

  /** Reads rules in either form; keyed ones are ordered by position, which may have gaps. */
  public static List<Rule> readRules(JsonNode match) throws MalformedException {
    if (!match.isArray() && !match.isObject()) {
      throw new MalformedException("/match", "is neither a list nor an object of rules");
    }
    if (match.size() > Expression.MAX_RULES) {
      throw new MalformedException(
          "/match",
          "has " + match.size() + " rules, but at most " + Expression.MAX_RULES + " are supported");
    }
    SortedMap<Integer, Rule> rules = new TreeMap<>();
    if (match.isArray()) {
      for (JsonNode rule : match) {
        rules.put(rules.size(), readRule("/match/" + rules.size(), rule));
      }
      return List.copyOf(rules.values());
    }
    for (Map.Entry<String, JsonNode> entry : match.properties()) {
      String pointer = "/match/" + entry.getKey();
      if (!POSITION.matcher(entry.getKey()).matches()) {
        throw new MalformedException(pointer, "is not numbered from 0");
      }
      rules.put(Integer.valueOf(entry.getKey()), readRule(pointer, entry.getValue()));
    }
    return List.copyOf(rules.values());
  }

  private static Rule readRule(String pointer, JsonNode rule) throws MalformedException {
    if (!rule.path("if").isTextual() || !rule.path("then").isTextual()) {
      throw new MalformedException(pointer, "is not a rule with if and then");
    }
    return new Rule(rule.path("if").asText(), rule.path("then").asText());
  }
}
