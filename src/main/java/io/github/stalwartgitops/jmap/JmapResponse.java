package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The responses to all method calls of a request (RFC 8620, section 3.4).
 *
 * @param responses by call id; each call has exactly one
 */
public record JmapResponse(Map<String, MethodResponse> responses) {
  private static final List<String> REFUSALS = List.of("notCreated", "notUpdated", "notDestroyed");

  public JmapResponse {
    responses = Map.copyOf(responses);
  }

  /**
   * Returns the response to one call.
   *
   * @throws IllegalArgumentException if there was no such call in the request
   */
  public MethodResponse of(String callId) {
    MethodResponse response = responses.get(callId);
    if (response == null) {
      throw new IllegalArgumentException("no call " + callId);
    }
    return response;
  }

  /**
   * Reads the body of a response and matches it to the calls that were sent.
   *
   * @param secrets hidden where the server describes an error, and not allowed in data
   * @throws JmapException.Protocol unless each call has exactly one response and there are no
   *     others
   */
  static JmapResponse read(JsonNode body, List<MethodCall> calls, Secrets secrets)
      throws JmapException {
    JsonNode list = body.path("methodResponses");
    if (!list.isArray()) {
      throw new JmapException.Protocol("the answer has no methodResponses");
    }
    Map<String, String> callNames = namesById(calls);
    Map<String, MethodResponse> responses = new HashMap<>();
    for (JsonNode entry : list) {
      add(entry, callNames, secrets, responses);
    }
    for (MethodCall call : calls) {
      if (!responses.containsKey(call.id())) {
        throw new JmapException.Protocol("the call " + call.name() + " was not answered");
      }
    }
    return new JmapResponse(responses);
  }

  private static Map<String, String> namesById(List<MethodCall> calls) {
    Map<String, String> names = new HashMap<>();
    for (MethodCall call : calls) {
      if (names.put(call.id(), call.name()) != null) {
        throw new IllegalArgumentException("two calls are named " + call.id());
      }
    }
    return names;
  }

  private static void add(
      JsonNode entry,
      Map<String, String> callNames,
      Secrets secrets,
      Map<String, MethodResponse> responses)
      throws JmapException {
    if (entry.size() != 3
        || !entry.path(0).isTextual()
        || !(entry.path(1) instanceof ObjectNode arguments)
        || !entry.path(2).isTextual()) {
      throw new JmapException.Protocol("a method response is not [name, arguments, call id]");
    }
    String name = entry.path(0).asText();
    String id = entry.path(2).asText();
    String called = callNames.get(id);
    if (called == null) {
      throw new JmapException.Protocol(
          "a response names a call that was not made: \"" + shown(id, secrets) + "\"");
    }
    if (!name.equals("error") && !name.equals(called)) {
      throw new JmapException.Protocol(
          "the call " + called + " was answered as \"" + shown(name, secrets) + "\"");
    }
    MethodResponse response =
        name.equals("error")
            ? MethodError.of(secrets.hide(arguments))
            : success(arguments, secrets);
    if (responses.put(id, response) != null) {
      throw new JmapException.Protocol("the call " + called + " was answered twice");
    }
  }

  /** Hides secrets in the refusals, which are shown to people; the data stays as it is. */
  private static MethodResponse success(ObjectNode arguments, Secrets secrets)
      throws JmapException {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : arguments.properties()) {
      boolean refusals = REFUSALS.contains(member.getKey());
      result.set(member.getKey(), refusals ? secrets.hide(member.getValue()) : member.getValue());
    }
    secrets.requireNoneIn(result);
    return new MethodResponse.Success(result);
  }

  private static String shown(String text, Secrets secrets) {
    return ServerText.of(secrets.hide(text), 60);
  }
}
