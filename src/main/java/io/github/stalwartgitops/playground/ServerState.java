package io.github.stalwartgitops.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ExpressionJson;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.RequestRecord;
import io.github.stalwartgitops.emulator.SmtpSessionRecord;
import io.github.stalwartgitops.expression.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The settings of an emulator and its last connections, as JSON without credentials. */
final class ServerState {
  private static final int MAX_SHOWN = 20;

  private final Emulator emulator;

  ServerState(Emulator emulator) {
    this.emulator = emulator;
  }

  /**
   * {@code {"mode", "hostname", "fields": {field: {"stored", "active"}}, "waiting": [field names],
   * "listeners", "requests", "sessions"}} with the fields of one object; empty if the catalog does
   * not have it. The latest requests and sessions come first.
   */
  Optional<JsonNode> of(String object) {
    return Catalog.bundled().object(object).map(this::of);
  }

  private JsonNode of(ObjectType type) {
    Settings stored = emulator.stored();
    Settings active = emulator.active();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("mode", emulator.mode().name().toLowerCase(Locale.ROOT));
    json.put("hostname", emulator.hostname());
    ObjectNode fields = json.putObject("fields");
    for (String name : type.fields().keySet()) {
      FieldName field = new FieldName(type.name(), name);
      ObjectNode sides = fields.putObject(name);
      sides.set("stored", ExpressionJson.listed(expression(stored, field)));
      sides.set("active", ExpressionJson.listed(expression(active, field)));
    }
    ArrayNode waiting = json.putArray("waiting");
    stored.expressions().keySet().stream()
        .filter(field -> !expression(stored, field).equals(expression(active, field)))
        .forEach(field -> waiting.add(field.toString()));
    listeners(json.putArray("listeners"));
    last(emulator.requests()).forEach(request -> request(json.withArray("requests"), request));
    last(emulator.sessions()).forEach(session -> session(json.withArray("sessions"), session));
    return json;
  }

  private static Expression expression(Settings settings, FieldName field) {
    return settings.find(field).orElseThrow();
  }

  private void listeners(ArrayNode listeners) {
    emulator
        .listeners()
        .forEach(
            (name, address) ->
                listeners
                    .addObject()
                    .put("name", name)
                    .put("host", address.getAddress().getHostAddress())
                    .put("port", address.getPort()));
  }

  private static void request(ArrayNode requests, RequestRecord request) {
    ObjectNode json = requests.addObject().put("at", request.at().toString());
    json.put("line", request.line());
    json.put("account", request.account()).put("status", request.status());
  }

  private static void session(ArrayNode sessions, SmtpSessionRecord visit) {
    ObjectNode json = sessions.addObject().put("at", visit.at().toString());
    json.put("listener", visit.listener()).put("client", visit.client());
    json.put("greeting", visit.greeting());
    visit.commands().forEach(json.putArray("commands")::add);
  }

  /** Returns the last items of a list, latest first. */
  private static <T> List<T> last(List<T> all) {
    int first = Math.max(0, all.size() - MAX_SHOWN);
    List<T> shown = new ArrayList<>(all.subList(first, all.size()));
    Collections.reverse(shown);
    return shown;
  }
}
