package io.github.stalwartgitops.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.ServerText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads expression fields of a get: {@code {"match": {"0": {"if", "then"}, …}, "else"}}, with rules
 * in the order of their numbers.
 */
final class ExpressionReader {
  private static final Pattern POSITION = Pattern.compile("0|[1-9]\\d{0,8}");

  private ExpressionReader() {}

  /** Whether a property has the form of an expression field; other objects are no such. */
  static boolean isExpression(JsonNode property) {
    return property.path("match").isObject() && property.path("else").isTextual();
  }

  /**
   * The expression.
   *
   * @param place the object and the property, for messages
   */
  static Expression read(String place, JsonNode property) throws JmapException {
    if (!property.isObject()) {
      throw malformed(place, "an object with match and else");
    }
    JsonNode otherwise = property.path("else");
    if (!otherwise.isTextual()) {
      throw malformed(place + "/else", "a text");
    }
    return new Expression(rules(place + "/match", property.path("match")), otherwise.asText());
  }

  private static List<Rule> rules(String place, JsonNode match) throws JmapException {
    if (match.isMissingNode()) {
      return List.of();
    }
    if (!match.isObject()) {
      throw malformed(place, "an object of numbered rules");
    }
    if (match.size() > Expression.MOST_RULES) {
      throw new JmapException.Protocol(
          "in the answer, "
              + place
              + " holds "
              + match.size()
              + " rules, and this program reads at most "
              + Expression.MOST_RULES);
    }
    SortedMap<Integer, Rule> rules = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : match.properties()) {
      String position = entry.getKey();
      String at = place + "/" + ServerText.of(position, 20);
      if (!POSITION.matcher(position).matches()) {
        throw malformed(at, "numbered from 0");
      }
      rules.put(Integer.valueOf(position), rule(at, entry.getValue()));
    }
    return new ArrayList<>(rules.values());
  }

  private static Rule rule(String place, JsonNode rule) throws JmapException {
    if (!rule.path("if").isTextual() || !rule.path("then").isTextual()) {
      throw malformed(place, "a rule with if and then");
    }
    return new Rule(rule.path("if").asText(), rule.path("then").asText());
  }

  private static JmapException malformed(String place, String expected) {
    return new JmapException.Protocol("in the answer, " + place + " is not " + expected);
  }
}
