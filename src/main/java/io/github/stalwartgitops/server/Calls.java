package io.github.stalwartgitops.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.jmap.MethodCall;

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

  static MethodCall reload() {
    ObjectNode arguments = object();
    arguments.putObject("create").putObject(RELOAD).put("@type", "ReloadSettings");
    return new MethodCall("x:Action/set", arguments, RELOAD);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
