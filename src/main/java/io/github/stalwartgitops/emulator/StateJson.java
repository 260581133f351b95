package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.Suggestion;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a state file: an object with {@code stored} and {@code active} (objects by name in
 * the form of the wire, everything else has its default; {@code active} may be omitted if it is the
 * same), {@code writes} (how often each object was written), {@code scripts}, {@code activeScripts}
 * (as {@code active}), {@code blocking} and {@code mode}. Each member may be omitted.
 */
final class StateJson {
  private static final String HINT = "Fix it, or delete the file to start again.";
  private static final List<String> MEMBERS =
      List.of("mode", "stored", "active", "writes", "scripts", "activeScripts", "blocking");

  private final Singletons singletons;

  StateJson(Singletons singletons) {
    this.singletons = singletons;
  }

  /** Returns the contents of a file with a state. */
  String write(State state) {
    ObjectNode root = Json.object();
    root.put("mode", name(state.mode()));
    root.set("stored", objects(state.stored().singletons()));
    root.set("active", objects(state.active().singletons()));
    ObjectNode writes = root.putObject("writes");
    state.writes().forEach(writes::put);
    root.putArray("scripts").addAll(scripts(state.stored().scripts()));
    root.putArray("activeScripts").addAll(scripts(state.active().scripts()));
    root.putArray("blocking").addAll(blocking(state.blockers()));
    try {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Parses the contents of a file.
   *
   * @param file the name of the file in problems
   * @return a fresh state if this is not a JSON object
   */
  State read(String file, String text, Problems problems) {
    LocatedJson located = new LocatedJson(file, text, problems);
    JsonNode root = located.read(text);
    if (root == null) {
      return State.fresh();
    }
    if (!isKind(located, root, JsonPointer.empty(), root.isObject(), "an object")) {
      return State.fresh();
    }
    for (Map.Entry<String, JsonNode> member : root.properties()) {
      requireKnown(located, JsonPointer.empty().appendProperty(member.getKey()), MEMBERS);
    }
    Map<String, ObjectNode> stored = objects(located, root, "stored");
    List<Script> scripts = scripts(located, root, "scripts");
    return new State(
        new ObjectSet(stored, scripts),
        new ObjectSet(
            root.has("active") ? objects(located, root, "active") : stored,
            root.has("activeScripts") ? scripts(located, root, "activeScripts") : scripts),
        writes(located, root.path("writes")),
        blocking(located, root.path("blocking")),
        mode(located, root.path("mode")));
  }

  private ObjectNode objects(Map<String, ObjectNode> objects) {
    ObjectNode json = Json.object();
    objects.forEach(
        (name, object) -> {
          ObjectNode defaults = singletons.defaults(name);
          ObjectNode changed = json.putObject(name);
          for (Map.Entry<String, JsonNode> property : object.properties()) {
            if (!property.getValue().equals(defaults.path(property.getKey()))) {
              changed.set(property.getKey(), property.getValue());
            }
          }
        });
    return json;
  }

  private static String name(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static Mode mode(LocatedJson located, JsonNode json) {
    for (Mode mode : Mode.values()) {
      if (name(mode).equals(json.asText(name(Mode.NORMAL)))) {
        return mode;
      }
    }
    located.problem(
        JsonPointer.valueOf("/mode"),
        "mode must be normal, bootstrap or recovery",
        "Write one of them.");
    return Mode.NORMAL;
  }

  private static List<JsonNode> scripts(List<Script> scripts) {
    List<JsonNode> json = new ArrayList<>();
    for (Script script : scripts) {
      json.add(
          Json.object()
              .put("id", script.id())
              .put("name", script.name())
              .put("description", script.description())
              .put("isActive", script.isActive())
              .put("contents", script.contents()));
    }
    return json;
  }

  private static List<JsonNode> blocking(List<ReloadBlocker> blocking) {
    List<JsonNode> json = new ArrayList<>();
    for (ReloadBlocker object : blocking) {
      json.add(
          Json.object().put("object", object.object()).put("description", object.description()));
    }
    return json;
  }

  private Map<String, ObjectNode> objects(LocatedJson located, JsonNode root, String side) {
    JsonPointer pointer = JsonPointer.empty().appendProperty(side);
    Map<String, ObjectNode> objects = new LinkedHashMap<>();
    JsonNode json = root.path(side);
    isKind(located, json, pointer, json.isObject(), "an object");
    for (Map.Entry<String, JsonNode> object : json.properties()) {
      JsonPointer place = pointer.appendProperty(object.getKey());
      Optional<ObjectType> type = singletons.type(object.getKey());
      if (type.isEmpty()) {
        requireKnown(located, place, singletons.types().stream().map(ObjectType::name).toList());
      } else {
        object(located, place, type.get(), object.getValue())
            .ifPresent(value -> objects.put(object.getKey(), value));
      }
    }
    return objects;
  }

  private Optional<ObjectNode> object(
      LocatedJson located, JsonPointer place, ObjectType type, JsonNode json) {
    try {
      return Optional.of(ObjectPatch.create(singletons, type, json));
    } catch (SetErrorException e) {
      JsonPointer at = place;
      for (String token : e.property().split("/", -1)) {
        at = token.isEmpty() ? at : at.appendProperty(token);
      }
      located.problem(at, "a server would refuse this: " + e.description(), HINT);
      return Optional.empty();
    }
  }

  private Map<String, Integer> writes(LocatedJson located, JsonNode json) {
    JsonPointer pointer = JsonPointer.valueOf("/writes");
    isKind(located, json, pointer, json.isObject(), "an object");
    Map<String, Integer> writes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      JsonNode count = entry.getValue();
      boolean isCount = count.canConvertToInt() && count.intValue() >= 0;
      if (isKind(located, count, pointer.appendProperty(entry.getKey()), isCount, "a number")) {
        writes.put(entry.getKey(), count.intValue());
      }
    }
    return writes;
  }

  private List<Script> scripts(LocatedJson located, JsonNode root, String member) {
    JsonPointer pointer = JsonPointer.empty().appendProperty(member);
    JsonNode json = root.path(member);
    isKind(located, json, pointer, json.isArray() || json.isMissingNode(), "an array");
    List<Script> scripts = new ArrayList<>();
    for (JsonNode script : json) {
      scripts.add(script(located, script, pointer.appendIndex(scripts.size())));
    }
    return scripts;
  }

  private static Script script(LocatedJson located, JsonNode json, JsonPointer place) {
    JsonNode name = json.path("name");
    isKind(located, name, place.appendProperty("name"), name.isTextual(), "a string");
    String contents = json.path("contents").asText();
    String problem = SieveParser.problem(contents);
    if (problem != null) {
      located.problem(
          place.appendProperty("contents"), "a server would refuse this: " + problem, HINT);
    }
    return new Script(
        json.path("id").asText(Script.idOf(name.asText())),
        name.asText(),
        json.path("description").textValue(),
        json.path("isActive").asBoolean(true),
        contents);
  }

  private List<ReloadBlocker> blocking(LocatedJson located, JsonNode json) {
    JsonPointer pointer = JsonPointer.valueOf("/blocking");
    isKind(located, json, pointer, json.isArray() || json.isMissingNode(), "an array");
    List<ReloadBlocker> blocking = new ArrayList<>();
    for (JsonNode object : json) {
      JsonPointer name = pointer.appendIndex(blocking.size()).appendProperty("object");
      isKind(located, object.path("object"), name, object.path("object").isTextual(), "a string");
      blocking.add(
          new ReloadBlocker(
              object.path("object").asText(),
              object.path("description").asText("It cannot be applied.")));
    }
    return blocking;
  }

  /** Returns whether a value has the right type; a missing member of the file is no problem. */
  private static boolean isKind(
      LocatedJson located, JsonNode value, JsonPointer pointer, boolean isKind, String kind) {
    boolean fits = isKind || (value.isMissingNode() && pointer.tail().matches());
    if (!fits) {
      String name = pointer.matches() ? "the file" : pointer.last().getMatchingProperty();
      located.problem(pointer, name + " must be " + kind, HINT);
    }
    return fits;
  }

  private static void requireKnown(
      LocatedJson located, JsonPointer pointer, Collection<String> known) {
    String name = pointer.last().getMatchingProperty();
    if (!known.contains(name)) {
      located.problem(
          pointer,
          "unknown member " + name,
          Suggestion.nearest(name, known)
              .map(nearest -> "Did you mean " + nearest + "?")
              .orElse("Known members: " + String.join(", ", known) + "."));
    }
  }
}
