package io.github.stalwartgitops.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.ExpressionJson;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.expression.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The smallest patch from one state to another. All rules of a field are replaced together and
 * {@code else} separately, each by a pointer (RFC 8620, section 5.3), so that nothing depends on
 * how a server merges objects ({@code docs/server.md}).
 */
public final class Patch {
  private Patch() {}

  /**
   * Returns the patches by object name, for the fields that both states have and that differ. An
   * object without differences has no patch. That of scripts holds a patch for each name, null for
   * a script that is destroyed.
   */
  public static Map<String, ObjectNode> between(Settings from, Settings to) {
    Map<String, ObjectNode> patches = new LinkedHashMap<>();
    to.scripts()
        .forEach(
            (name, after) -> {
              if (from.scripts().containsKey(name) && !from.agree(to, SieveScript.name(name))) {
                patches
                    .computeIfAbsent(
                        SieveScript.OBJECT, any -> JsonNodeFactory.instance.objectNode())
                    .set(name, script(from.script(name), after));
              }
            });
    to.expressions()
        .forEach(
            (name, after) ->
                from.find(name)
                    .filter(before -> !before.equals(after))
                    .ifPresent(before -> add(patches, name, before, after)));
    return patches;
  }

  /** Returns all properties of a new script, the changed ones, or null to destroy it. */
  private static JsonNode script(SieveScript before, SieveScript after) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    if (!after.exists()) {
      return patch.nullNode();
    }
    if (!before.contents().equals(after.contents())) {
      patch.put("contents", after.contents());
    }
    if (!Objects.equals(before.description(), after.description())) {
      patch.put("description", after.description());
    }
    if (before.isActive() != after.isActive()) {
      patch.put("isActive", after.isActive());
    }
    return patch;
  }

  private static void add(
      Map<String, ObjectNode> patches, FieldName name, Expression before, Expression after) {
    ObjectNode patch =
        patches.computeIfAbsent(name.object(), any -> JsonNodeFactory.instance.objectNode());
    if (!before.match().equals(after.match())) {
      patch.set(name.field() + "/match", ExpressionJson.keyed(after.match()));
    }
    if (!before.elseText().equals(after.elseText())) {
      patch.put(name.field() + "/else", after.elseText());
    }
  }
}
