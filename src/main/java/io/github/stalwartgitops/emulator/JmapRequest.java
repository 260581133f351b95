package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed JMAP request (RFC 8620, 3.3).
 *
 * @param calls its method calls in order
 */
record JmapRequest(List<Call> calls) {
  private static final int CALL_LIMIT = 16;
  private static final Pattern IF_IN_STATE =
      Pattern.compile("[nsr][a-z792013]*", Pattern.CASE_INSENSITIVE);

  JmapRequest {
    calls = List.copyOf(calls);
  }

  /**
   * One method call.
   *
   * @param name such as {@code x:MtaStageConnect/get}
   * @param arguments its arguments, an object or a scalar
   * @param id the id that the client gave it
   */
  record Call(String name, JsonNode arguments, String id) {}

  /**
   * Parses a request.
   *
   * @throws RequestErrorException with the server's answer to a malformed one
   */
  static JmapRequest read(HttpRequest http) throws RequestErrorException {
    if (!isJson(http.header("content-type"))) {
      throw new RequestErrorException(
          HttpProblem.request(
              "notJSON",
              "Failed to parse JSON: The Content-Type header must be application/json."));
    }
    if (http.oversize()) {
      throw new RequestErrorException(
          HttpProblem.limit(
              "maxSizeRequest", "The request is larger than the server is willing to process."));
    }
    JsonNode root = parse(http.body());
    if (!isUsing(root.path("using")) || !root.path("methodCalls").isArray()) {
      throw notRequest(http.body());
    }
    List<Call> calls = new ArrayList<>();
    for (JsonNode call : root.path("methodCalls")) {
      calls.add(call(call, http.body()));
    }
    if (calls.size() > CALL_LIMIT) {
      throw new RequestErrorException(
          HttpProblem.limit(
              "maxCallsInRequest",
              "The request exceeds the maximum number of calls in a single request."));
    }
    return new JmapRequest(calls);
  }

  private static JsonNode parse(String body) throws RequestErrorException {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw notRequest(body);
    }
  }

  private static Call call(JsonNode call, String body) throws RequestErrorException {
    JsonNode arguments = call.path(1);
    boolean triple =
        call.size() == 3
            && call.path(0).isTextual()
            && !arguments.isArray()
            && call.path(2).isTextual();
    boolean fits =
        isContainer(arguments.path("create"), JsonNodeType.OBJECT)
            && isContainer(arguments.path("update"), JsonNodeType.OBJECT)
            && isContainer(arguments.path("destroy"), JsonNodeType.ARRAY);
    if (!triple || !fits || !accountIsText(arguments) || !stateHasForm(arguments)) {
      throw notRequest(body);
    }
    return new Call(call.path(0).textValue(), arguments, call.path(2).textValue());
  }

  /** A list for an object, or an object for a list, fails the request; a scalar only the call. */
  private static boolean isContainer(JsonNode value, JsonNodeType type) {
    return !value.isContainerNode() || value.getNodeType() == type;
  }

  private static boolean accountIsText(JsonNode arguments) {
    JsonNode account = arguments.path("accountId");
    return account.isMissingNode() || account.isTextual();
  }

  private static boolean stateHasForm(JsonNode arguments) {
    JsonNode state = arguments.path("ifInState");
    return state.isMissingNode()
        || state.isNull()
        || (state.isTextual() && IF_IN_STATE.matcher(state.textValue()).matches());
  }

  private static boolean isUsing(JsonNode using) {
    if (!using.isArray()) {
      return false;
    }
    for (JsonNode urn : using) {
      if (!urn.isTextual() || !SessionPage.isCapability(urn.textValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isJson(@Nullable String type) {
    if (type == null) {
      return true;
    }
    int parameters = type.indexOf(';');
    String media = parameters < 0 ? type : type.substring(0, parameters);
    return media.strip().toLowerCase(Locale.ROOT).equals("application/json");
  }

  private static RequestErrorException notRequest(String body) {
    return new RequestErrorException(HttpProblem.request("notRequest", body));
  }
}
