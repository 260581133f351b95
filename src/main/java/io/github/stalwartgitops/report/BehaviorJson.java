package io.github.stalwartgitops.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.View;

/** Writes what a plan changes for connections as JSON. */
final class BehaviorJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private BehaviorJson() {}

  static ObjectNode of(BehaviorDiff behavior) {
    ObjectNode node = JSON.objectNode();
    ArrayNode samples = node.putArray("samples");
    for (BehaviorDiff.Seen seen : behavior.seen()) {
      ObjectNode sample =
          samples
              .addObject()
              .put("field", seen.field().toString())
              .put("sample", seen.sample().name());
      ObjectNode connection = sample.putObject("connection");
      seen.sample()
          .connection()
          .variables()
          .forEach((name, value) -> connection.set(name, ValueJson.of(value)));
      sample.set("before", view(seen.before()));
      sample.set("after", view(seen.after()));
      if (seen.isKnown()) {
        sample.put("differs", seen.differs());
      }
    }
    ObjectNode unreached = node.putObject("unreached");
    behavior.unreached().forEach((field, changes) -> unreached.put(field.toString(), changes));
    ObjectNode assumed = node.putObject("assumed");
    behavior.assumed().forEach(assumed::put);
    return node;
  }

  private static ObjectNode view(View view) {
    ObjectNode node = JSON.objectNode();
    if (!view.isKnown()) {
      return node.put("dependsOn", view.text());
    }
    if (view.rule() >= 0) {
      node.put("rule", view.rule() + 1);
    }
    return node.put("text", view.text());
  }
}
