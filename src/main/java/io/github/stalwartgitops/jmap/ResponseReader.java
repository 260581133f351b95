package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Matches answers to calls: each call has exactly one, and there are no others. */
final class ResponseReader {
  private static final List<String> REFUSALS = List.of("notCreated", "notUpdated", "notDestroyed");

  private final Map<String, String> names = new HashMap<>();
  private final Secrets secrets;

  ResponseReader(List<MethodCall> calls, Secrets secrets) {
    this.secrets = secrets;
    for (MethodCall call : calls) {
      if (names.put(call.id(), call.name()) != null) {
        throw new IllegalArgumentException("two calls are named " + call.id());
      }
    }
  }

  JmapResponse read(JsonNode answer) throws JmapException {
    JsonNode list = answer.path("methodResponses");
    if (!list.isArray()) {
      throw new JmapException.Protocol("the answer holds no list methodResponses");
    }
    Map<String, MethodResponse> responses = new HashMap<>();
    for (JsonNode entry : list) {
      add(entry, responses);
    }
    for (Map.Entry<String, String> call : names.entrySet()) {
      if (!responses.containsKey(call.getKey())) {
        throw new JmapException.Protocol("the call " + call.getValue() + " was not answered");
      }
    }
    return new JmapResponse(responses);
  }

  private void add(JsonNode entry, Map<String, MethodResponse> responses) throws JmapException {
    if (entry.size() != 3
        || !entry.path(0).isTextual()
        || !(entry.path(1) instanceof ObjectNode arguments)
        || !entry.path(2).isTextual()) {
      throw new JmapException.Protocol("a method response is not [name, arguments, call id]");
    }
    String name = entry.path(0).asText();
    String id = entry.path(2).asText();
    String called = names.get(id);
    if (called == null) {
      throw new JmapException.Protocol(
          "a response names a call that was not made: \"" + shown(id) + "\"");
    }
    if (!name.equals("error") && !name.equals(called)) {
      throw new JmapException.Protocol(
          "the call " + called + " was answered as \"" + shown(name) + "\"");
    }
    MethodResponse response =
        name.equals("error") ? MethodError.of(secrets.hide(arguments)) : success(arguments);
    if (responses.put(id, response) != null) {
      throw new JmapException.Protocol("the call " + called + " was answered twice");
    }
  }

  /** The answer with its refusals in words that may be shown, and its data as it is. */
  private MethodResponse success(ObjectNode arguments) throws JmapException {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : arguments.properties()) {
      boolean refusals = REFUSALS.contains(member.getKey());
      shown.set(member.getKey(), refusals ? secrets.hide(member.getValue()) : member.getValue());
    }
    secrets.refuseIn(shown);
    return new MethodResponse.Success(shown);
  }

  private String shown(String text) {
    return ServerText.of(secrets.hide(text), 60);
  }
}
