package io.github.stalwartgitops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.report.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fields as JSON, in the form of the server and of its own command-line tool. */
final class FieldJson {
  private static final JsonMapper JSON = new JsonMapper();

  private FieldJson() {}

  /** Fields with their rules keyed by position, as the server answers them. */
  static String write(Settings settings) {
    ObjectNode root = JSON.createObjectNode();
    settings
        .expressions()
        .forEach(
            (name, expression) -> {
              ObjectNode field = root.putObject(name.field());
              ObjectNode match = field.putObject("match");
              int rank = 0;
              for (Rule rule : expression.match()) {
                match
                    .putObject(Integer.toString(rank++))
                    .put("if", rule.ifText())
                    .put("then", rule.thenText());
              }
              field.put("else", expression.elseText());
            });
    return JsonText.of(root);
  }

  /**
   * Reads {@code {"match": …, "else": …}}, either part left out; rules as a list or keyed by
   * position.
   *
   * @return nothing if the text has another form
   */
  static Optional<DesiredState.OneField> read(FieldName name, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      boolean known = Set.of("match", "else").containsAll(names(node));
      boolean hasElse = node.has("else");
      boolean hasMatch = node.has("match");
      if (!node.isObject() || !known || node.isEmpty()) {
        return Optional.empty();
      }
      if (hasElse && (!node.get("else").isTextual() || node.get("else").asText().isEmpty())) {
        return Optional.empty();
      }
      Optional<List<Rule>> rules = hasMatch ? rules(node.get("match")) : Optional.empty();
      if (hasMatch && rules.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new DesiredState.OneField(
              name, rules, hasElse ? Optional.of(node.get("else").asText()) : Optional.empty()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Rule>> rules(JsonNode match) {
    List<JsonNode> nodes = new ArrayList<>();
    if (match.isArray()) {
      match.forEach(nodes::add);
    } else if (match.isObject() && names(match).stream().allMatch(FieldJson::isPosition)) {
      names(match).stream()
          .sorted(java.util.Comparator.comparingInt(Integer::parseInt))
          .forEach(key -> nodes.add(match.get(key)));
    } else {
      return Optional.empty();
    }
    List<Rule> rules = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (!names(node).equals(Set.of("if", "then"))
          || !node.get("if").isTextual()
          || !node.get("then").isTextual()) {
        return Optional.empty();
      }
      rules.add(new Rule(node.get("if").asText(), node.get("then").asText()));
    }
    return Optional.of(rules);
  }

  private static boolean isPosition(String key) {
    return key.matches("\\d{1,6}");
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new java.util.HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
