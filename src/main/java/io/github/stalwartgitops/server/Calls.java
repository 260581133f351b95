package io.github.stalwartgitops.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.jmap.MethodCall;
import java.util.Map;

/** The method calls of Stalwart that are used here ({@code docs/server.md}). */
final class Calls {
  static final String SINGLETON = "singleton";
  static final String RELOAD = "reload";

  private Calls() {}

  static String getId(String object) {
    return "get " + object;
  }

  static String setId(String object) {
    return "set " + object;
  }

  /** Reads an object: the singleton, or all scripts. */
  static MethodCall read(String object) {
    return object.equals(SieveScript.OBJECT) ? getAll(object) : get(object);
  }

  /** Requests all properties, so that expression fields missing in the catalog are noticed. */
  static MethodCall get(String object) {
    ObjectNode arguments = object();
    arguments.putArray("ids").add(SINGLETON);
    return new MethodCall("x:" + object + "/get", arguments, getId(object));
  }

  static MethodCall getAll(String object) {
    ObjectNode arguments = object();
    arguments.putNull("ids");
    return new MethodCall("x:" + object + "/get", arguments, getId(object));
  }

  static MethodCall update(String object, ObjectNode patch) {
    ObjectNode arguments = object();
    arguments.putObject("update").set(SINGLETON, patch);
    return new MethodCall("x:" + object + "/set", arguments, setId(object));
  }

  /**
   * Creates, updates and destroys scripts in one call.
   *
   * @param patches the patch of each script by name, null to destroy it
   * @param ids the ids of the stored scripts by name; others are created
   */
  static MethodCall setScripts(ObjectNode patches, Map<String, String> ids) {
    ObjectNode arguments = object();
    for (Map.Entry<String, JsonNode> patch : patches.properties()) {
      String id = ids.get(patch.getKey());
      if (patch.getValue().isNull()) {
        arguments.withArray("/destroy").add(id == null ? patch.getKey() : id);
      } else if (id == null) {
        ObjectNode script = arguments.withObject("/create").putObject(patch.getKey());
        script.put("name", patch.getKey()).setAll((ObjectNode) patch.getValue());
      } else {
        arguments.withObject("/update").set(id, patch.getValue());
      }
    }
    return new MethodCall("x:" + SieveScript.OBJECT + "/set", arguments, setId(SieveScript.OBJECT));
  }

  static MethodCall reload() {
    ObjectNode arguments = object();
    arguments.putObject("create").putObject(RELOAD).put("@type", "ReloadSettings");
    return new MethodCall("x:Action/set", arguments, RELOAD);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
