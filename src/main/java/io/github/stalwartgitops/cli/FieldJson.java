package io.github.stalwartgitops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.ExpressionJson;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.report.JsonText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and writes fields as JSON, in the form that the server and its own tool use. */
final class FieldJson {
  private static final JsonMapper JSON = new JsonMapper();

  private FieldJson() {}

  /** Returns fields with their rules keyed by position, as the server does. */
  static String write(Settings settings) {
    ObjectNode root = JSON.createObjectNode();
    settings
        .expressions()
        .forEach((name, expression) -> root.set(name.field(), ExpressionJson.keyed(expression)));
    return JsonText.of(root);
  }

  /**
   * Reads {@code {"match": …, "else": …}} or one of its members; rules are a list or keyed by
   * position.
   *
   * @return empty if the text has another form
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
      if (hasMatch && !haveOnlyIfAndThen(node.get("match"))) {
        return Optional.empty();
      }
      Optional<List<Rule>> rules =
          hasMatch ? Optional.of(ExpressionJson.readRules(node.get("match"))) : Optional.empty();
      return Optional.of(
          new DesiredState.OneField(
              name, rules, hasElse ? Optional.of(node.get("else").asText()) : Optional.empty()));
    } catch (JsonProcessingException | ExpressionJson.MalformedException e) {
      return Optional.empty();
    }
  }

  private static boolean haveOnlyIfAndThen(JsonNode match) {
    for (JsonNode rule : match) {
      if (!names(rule).equals(Set.of("if", "then"))) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
