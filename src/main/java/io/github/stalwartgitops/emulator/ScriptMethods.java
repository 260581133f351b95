package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code x:SieveSystemScript/query} and {@code /set} (RFC 8620, 5.3 and 5.5). */
final class ScriptMethods {
  static final String OBJECT = "SieveSystemScript";

  private static final Set<String> PROPERTIES =
      Set.of("@type", "name", "description", "isActive", "contents");
  private static final List<String> REQUIRED = List.of("name", "contents");
  private static final String INVALID_VALUE = "Invalid value for property.";
  private static final String NOT_FOUND = "notFound";

  private final Singletons singletons;
  private final Store store;
  private final Clock clock;
  private long lastId;

  /**
   * @param clock the time that new ids are made from
   */
  ScriptMethods(Singletons singletons, Store store, Clock clock) {
    this.singletons = singletons;
    this.store = store;
    this.clock = clock;
  }

  /** Answers a query: the newest script first; of the filters only {@code name}. */
  ObjectNode query(ObjectNode arguments) {
    JsonNode name = arguments.path("filter").path("name");
    List<String> ids = new ArrayList<>();
    for (Script script : scripts()) {
      if (name.isMissingNode() || script.name().equals(name.asText())) {
        ids.add(script.id());
      }
    }
    Collections.reverse(ids);
    int position = Math.min(ids.size(), Math.max(0, arguments.path("position").asInt(0)));
    int limit = Math.max(0, arguments.path("limit").asInt(Integer.MAX_VALUE));
    ObjectNode answer =
        Json.object()
            .put("queryState", "n")
            .put("canCalculateChanges", true)
            .put("position", position);
    ArrayNode shown = answer.putArray("ids");
    ids.stream().skip(position).limit(limit).forEach(shown::add);
    if (arguments.path("calculateTotal").asBoolean()) {
      answer.put("total", ids.size());
    }
    if (arguments.has("limit")) {
      answer.put("limit", limit);
    }
    return answer;
  }

  /**
   * Creates, updates and destroys scripts.
   *
   * @throws RequestErrorException if the server would drop the connection
   */
  ObjectNode set(SetArguments arguments) throws RequestErrorException {
    ObjectNode answer = Json.object();
    synchronized (store) {
      for (Map.Entry<String, JsonNode> entry : arguments.create().properties()) {
        create(entry.getKey(), entry.getValue(), answer);
      }
      for (Map.Entry<String, JsonNode> entry : arguments.update().properties()) {
        update(entry.getKey(), entry.getValue(), answer);
      }
      arguments.destroy().forEach(id -> destroy(id, answer));
    }
    return answer;
  }

  private List<Script> scripts() {
    return store.state().stored().scripts();
  }

  private Optional<Script> find(String id) {
    return scripts().stream().filter(script -> script.id().equals(id)).findFirst();
  }

  private void create(String key, JsonNode value, ObjectNode answer) {
    try {
      if (!(value instanceof ObjectNode properties)) {
        throw SetErrorException.invalidPatch("Invalid value type for object", "");
      }
      ObjectNode object = Json.object().putNull("description").put("isActive", false);
      for (Map.Entry<String, JsonNode> property : properties.properties()) {
        if (!PROPERTIES.contains(property.getKey()) && !singletons.isProperty(property.getKey())) {
          throw SetErrorException.invalidPatch("Invalid key for object", "");
        }
        change(object, property.getKey(), property.getValue());
      }
      List<String> missing = REQUIRED.stream().filter(name -> !object.has(name)).toList();
      if (!missing.isEmpty()) {
        throw SetErrorException.required(missing);
      }
      Script script = script(nextId(), object);
      List<Script> all = new ArrayList<>(scripts());
      all.add(checked(script));
      store.change(state -> state.withScripts(all));
      answer.withObjectProperty("created").putObject(key).put("id", script.id());
    } catch (SetErrorException e) {
      answer.withObjectProperty("notCreated").set(key, e.json());
    }
  }

  private void update(String key, JsonNode value, ObjectNode answer) throws RequestErrorException {
    if (!(value instanceof ObjectNode changes)) {
      throw new RequestErrorException(HttpAnswer.CLOSE);
    }
    Optional<String> id = Id.canonical(key);
    if (id.isEmpty()) {
      return; // the server ignores it
    }
    try {
      Script before = find(id.get()).orElseThrow(() -> SetErrorException.of(NOT_FOUND));
      ObjectNode object =
          Json.object()
              .put("name", before.name())
              .put("description", before.description())
              .put("isActive", before.isActive())
              .put("contents", before.contents());
      for (Map.Entry<String, JsonNode> change : changes.properties()) {
        String pointer = change.getKey();
        change(object, pointer.startsWith("/") ? pointer.substring(1) : pointer, change.getValue());
      }
      Script after = checked(script(before.id(), object));
      List<Script> all = new ArrayList<>(scripts());
      all.replaceAll(script -> script.id().equals(after.id()) ? after : script);
      store.change(state -> state.withScripts(all));
      answer.withObjectProperty("updated").putNull(after.id());
    } catch (SetErrorException e) {
      answer.withObjectProperty("notUpdated").set(id.get(), e.json());
    }
  }

  private void destroy(String given, ObjectNode answer) {
    String id = Id.canonical(given).orElse(given);
    if (find(id).isEmpty()) {
      answer.withObjectProperty("notDestroyed").set(id, SetErrorException.of(NOT_FOUND).json());
      return;
    }
    List<Script> others = scripts().stream().filter(script -> !script.id().equals(id)).toList();
    store.change(state -> state.withScripts(others));
    answer.withArrayProperty("destroyed").add(id);
  }

  private static void change(ObjectNode object, String property, JsonNode value)
      throws SetErrorException {
    switch (property) {
      case "@type" -> {}
      case "name", "contents" -> {
        String text = value.asText().strip();
        require(value.isTextual() && !text.isEmpty(), property);
        object.put(property, text);
      }
      case "description" -> {
        require(value.isTextual() || value.isNull(), property);
        object.set(property, value);
      }
      case "isActive" -> {
        require(value.isBoolean(), property);
        object.set(property, value);
      }
      default -> throw SetErrorException.invalidPatch("Invalid property", property);
    }
  }

  private static void require(boolean isValid, String property) throws SetErrorException {
    if (!isValid) {
      throw SetErrorException.invalidPatch(INVALID_VALUE, property);
    }
  }

  private static Script script(String id, ObjectNode object) {
    return new Script(
        id,
        object.path("name").asText(),
        object.path("description").textValue(),
        object.path("isActive").asBoolean(),
        object.path("contents").asText());
  }

  private Script checked(Script script) throws SetErrorException {
    String problem = SieveParser.problem(script.contents());
    if (problem != null) {
      throw SetErrorException.invalidProperty(
          "contents", "Failed to compile system Sieve script: " + problem);
    }
    for (Script other : scripts()) {
      if (other.name().equals(script.name()) && !other.id().equals(script.id())) {
        throw SetErrorException.duplicate("name", OBJECT, other.id());
      }
    }
    return script;
  }

  /** Returns an id that no script has; as on the server, later ids are greater. */
  private String nextId() {
    do {
      lastId = Math.max(lastId + 1, clock.millis() << 10);
    } while (find(Id.of(lastId)).isPresent());
    return Id.of(lastId);
  }
}
