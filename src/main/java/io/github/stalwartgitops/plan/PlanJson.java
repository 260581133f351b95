package io.github.stalwartgitops.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.ExpressionJson;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.problem.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a plan as JSON, and reads them. */
final class PlanJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PlanJson() {}

  /**
   * Returns what a plan changes: the changed fields sorted by name, each with {@code field}, {@code
   * before} and {@code after}. The digest of a plan is made of it, so this form must not change.
   */
  static ArrayNode canonical(Plan plan) {
    ArrayNode array = JSON.arrayNode();
    plan.changedFields().stream()
        .sorted(Comparator.comparing(field -> field.name().toString()))
        .forEach(
            field ->
                array
                    .addObject()
                    .put("field", field.name().toString())
                    .<ObjectNode>set("before", ExpressionJson.listed(field.before()))
                    .set("after", ExpressionJson.listed(field.after())));
    plan.changedScripts().stream()
        .sorted(Comparator.comparing(ScriptDiff::name))
        .forEach(
            diff ->
                array
                    .addObject()
                    .put("script", diff.name())
                    .<ObjectNode>set("before", script(diff.before()))
                    .set("after", script(diff.after())));
    return array;
  }

  static ObjectNode field(FieldDiff field) {
    ObjectNode node =
        JSON.objectNode().put("object", field.name().object()).put("field", field.name().field());
    if (field.place() != null) {
      node.set("place", place(field.place()));
    }
    if (field.toDefault()) {
      node.put("resetToDefault", true);
    }
    node.set("before", ExpressionJson.listed(field.before()));
    node.set("after", ExpressionJson.listed(field.after()));
    ArrayNode changes = node.putArray("changes");
    for (RuleChange change : field.changes()) {
      changes.add(change(change));
    }
    return node;
  }

  static ObjectNode script(ScriptDiff diff) {
    ObjectNode node =
        JSON.objectNode()
            .put("name", diff.name())
            .put("change", diff.kind().name().toLowerCase(Locale.ROOT));
    if (diff.place() != null) {
      node.set("place", place(diff.place()));
    }
    node.set("before", script(diff.before()));
    node.set("after", script(diff.after()));
    return node;
  }

  private static JsonNode script(SieveScript script) {
    return script.exists()
        ? JSON.objectNode()
            .put("contents", script.contents())
            .put("description", script.description())
            .put("isActive", script.isActive())
        : JSON.nullNode();
  }

  /** Reads a script that {@link #script} wrote; empty if the JSON has another form. */
  static Optional<ScriptDiff> readScript(JsonNode node) {
    Optional<SieveScript> before = readScriptSide(node.path("before"));
    Optional<SieveScript> after = readScriptSide(node.path("after"));
    return before.isPresent() && after.isPresent() && node.path("name").isTextual()
        ? Optional.of(
            new ScriptDiff(
                node.path("name").asText(),
                before.get(),
                after.get(),
                readPlace(node.path("place"))))
        : Optional.empty();
  }

  private static Optional<SieveScript> readScriptSide(JsonNode node) {
    if (node.isNull()) {
      return Optional.of(SieveScript.NONE);
    }
    JsonNode description = node.path("description");
    boolean isScript =
        node.path("contents").isTextual()
            && !node.path("contents").asText().isBlank()
            && node.path("isActive").isBoolean()
            && (description.isTextual() || description.isNull());
    return isScript
        ? Optional.of(
            new SieveScript(
                node.path("contents").asText(),
                description.isNull() ? null : description.asText(),
                node.path("isActive").asBoolean()))
        : Optional.empty();
  }

  private static ObjectNode change(RuleChange change) {
    ObjectNode node = JSON.objectNode().put("kind", change.kind().jsonName());
    if (change.from() >= 0) {
      node.put("from", change.from() + 1);
    }
    if (change.to() >= 0) {
      node.put("to", change.to() + 1);
    }
    if (change.place() != null) {
      node.set("place", place(change.place()));
    }
    return node;
  }

  private static ObjectNode place(Place place) {
    return JSON.objectNode()
        .put("file", place.file())
        .put("line", place.line())
        .put("column", place.column())
        .put("length", place.length());
  }

  /** Reads a field that {@link #field} wrote; empty if the JSON has another form. */
  static Optional<FieldDiff> readField(JsonNode node) {
    if (!node.path("object").isTextual()
        || !node.path("field").isTextual()
        || !node.path("changes").isArray()) {
      return Optional.empty();
    }
    Expression before;
    Expression after;
    try {
      before = ExpressionJson.readListed(node.path("before"));
      after = ExpressionJson.readListed(node.path("after"));
    } catch (ExpressionJson.MalformedException e) {
      return Optional.empty();
    }
    FieldName name = new FieldName(node.path("object").asText(), node.path("field").asText());
    List<@Nullable Place> places = new ArrayList<>();
    after.match().forEach(rule -> places.add(null));
    places.add(null);
    for (JsonNode change : node.path("changes")) {
      int index = change.path("to").asInt(places.size()) - 1;
      if (index >= 0 && index < places.size()) {
        places.set(index, readPlace(change.path("place")));
      }
    }
    return Optional.of(
        Differ.diff(
            name,
            before,
            after,
            node.path("resetToDefault").asBoolean(false),
            readPlace(node.path("place")),
            rule -> places.get(rule < 0 ? places.size() - 1 : rule)));
  }

  private static @Nullable Place readPlace(JsonNode node) {
    int line = node.path("line").asInt();
    int column = node.path("column").asInt();
    int length = node.path("length").asInt();
    return node.path("file").isTextual() && line > 0 && column > 0 && length > 0
        ? new Place(node.path("file").asText(), line, column, length)
        : null;
  }
}
