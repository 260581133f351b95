package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Changes the answers to single method calls of a request, those that the fault counts. */
final class FaultyCalls {
  private static final String ON_PURPOSE = "It happened on purpose.";

  private final Fault fault;
  private final String argument;
  private final String detail;

  FaultyCalls(Fault fault) {
    this.fault = fault;
    int slash = fault.argument().indexOf('/');
    this.argument = slash < 0 ? fault.argument() : fault.argument().substring(0, slash);
    this.detail = slash < 0 ? "" : fault.argument().substring(slash + 1);
  }

  /** Returns the answer; the server gets the changed calls only where they are carried out. */
  HttpAnswer answer(HttpRequest request, Function<HttpRequest, HttpAnswer> server) {
    try {
      if (!(Json.MAPPER.readTree(request.body()) instanceof ObjectNode asked)
          || !(asked.path("methodCalls") instanceof ArrayNode calls)) {
        return server.apply(request);
      }
      Set<JsonNode> affected = affected(calls);
      ArrayNode passed = Json.array();
      for (JsonNode call : calls) {
        addIf(fault.isCarriedOutAtOnce() || !affected.contains(call.path(2)), call, passed);
      }
      HttpAnswer right =
          server.apply(withBody(request, asked.set("methodCalls", passed).toString()));
      if (right.status() != 200) {
        return right;
      }
      ObjectNode answer = (ObjectNode) Json.MAPPER.readTree(right.body());
      answer.set("methodResponses", responses(calls, affected, answer.path("methodResponses")));
      return HttpAnswer.json(answer);
    } catch (JsonProcessingException e) {
      return server.apply(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpRequest withBody(HttpRequest request, String body) {
    return new HttpRequest(request.method(), request.path(), request.headers(), body, false);
  }

  /** The ids of the calls that are changed: all that count for an error, else the first. */
  private Set<JsonNode> affected(ArrayNode calls) {
    Set<JsonNode> ids = new HashSet<>();
    for (JsonNode call : calls) {
      if (counts(call) && (ids.isEmpty() || fault.kind() == Fault.Kind.METHOD_ERROR)) {
        ids.add(call.path(2));
      }
    }
    return ids;
  }

  private boolean counts(JsonNode call) {
    String name = call.path(0).asText();
    boolean isGet = name.endsWith("/get");
    boolean isReload = name.equals("x:Action/set");
    if (fault.kind() == Fault.Kind.SET_ERROR && !detail.isEmpty()) {
      return name.equals("x:" + detail + "/set");
    }
    if (detail.equals("get") || argument.equals("get")) {
      return isGet;
    }
    return switch (fault.at()) {
      case GET -> isGet;
      case SET -> !isGet && !isReload;
      case RELOAD -> isReload;
      default -> true;
    };
  }

  private ArrayNode responses(ArrayNode calls, Set<JsonNode> affected, JsonNode right) {
    ArrayNode responses = Json.array();
    for (JsonNode call : calls) {
      if (affected.contains(call.path(2))) {
        answerWrongly(call, right, responses);
      } else {
        right.forEach(it -> addIf(it.path(2).equals(call.path(2)), it, responses));
      }
    }
    return responses;
  }

  private void answerWrongly(JsonNode call, JsonNode right, ArrayNode responses) {
    switch (fault.kind()) {
      case METHOD_ERROR ->
          responses
              .addArray()
              .add("error")
              .add(new MethodErrorException(argument, ON_PURPOSE).json())
              .add(call.path(2));
      case SET_ERROR ->
          responses.addArray().add(call.path(0)).add(refusals(call)).add(call.path(2));
      case OTHER_ID ->
          responses.addArray().add(call.path(0)).add(result(call, right)).add(argument);
      default -> {
        // a missing answer
      }
    }
  }

  /** What the call came to; nothing where it was not carried out. */
  private static JsonNode result(JsonNode call, JsonNode right) {
    for (JsonNode response : right) {
      if (response.path(2).equals(call.path(2))) {
        return response.path(1);
      }
    }
    return Json.object();
  }

  private ObjectNode refusals(JsonNode call) {
    ObjectNode answer = Json.object();
    refuse(call.path(1).path("create"), answer, "notCreated");
    refuse(call.path(1).path("update"), answer, "notUpdated");
    return answer;
  }

  private void refuse(JsonNode objects, ObjectNode answer, String member) {
    objects
        .fieldNames()
        .forEachRemaining(
            key ->
                answer
                    .withObjectProperty(member)
                    .set(key, SetErrorException.of(argument, ON_PURPOSE).json()));
  }

  private static void addIf(boolean condition, JsonNode response, ArrayNode responses) {
    if (condition) {
      responses.add(response);
    }
  }
}
