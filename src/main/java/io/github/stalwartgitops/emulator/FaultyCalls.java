package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** Spoils single method calls of a request: those of the fault's kind, or all. */
final class FaultyCalls {
  private final Fault fault;

  FaultyCalls(Fault fault) {
    this.fault = fault;
  }

  /** The answer; calls that fail are left out of what the router gets, unless carried out. */
  HttpAnswer answer(HttpRequest request, Function<HttpRequest, HttpAnswer> router) {
    try {
      if (!(Json.MAPPER.readTree(request.body()) instanceof ObjectNode asked)
          || !asked.path("methodCalls").isArray()) {
        return router.apply(request);
      }
      ArrayNode calls = (ArrayNode) asked.path("methodCalls");
      ArrayNode passed = Json.array();
      calls.forEach(
          call -> {
            if (fault.carriedOut() || !counts(call)) {
              passed.add(call);
            }
          });
      HttpAnswer right =
          router.apply(request.withBody(asked.set("methodCalls", passed).toString()));
      if (right.status() != 200) {
        return right;
      }
      ObjectNode answer = (ObjectNode) Json.MAPPER.readTree(right.body());
      answer.set("methodResponses", spoilt(calls, answer.path("methodResponses")));
      return HttpAnswer.json(answer);
    } catch (JsonProcessingException e) {
      return router.apply(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ArrayNode spoilt(ArrayNode calls, JsonNode right) {
    ArrayNode responses = Json.array();
    boolean first = true;
    for (JsonNode call : calls) {
      boolean hit = counts(call) && (first || fault.kind() == Fault.Kind.METHOD_ERROR);
      if (hit) {
        spoil(call, right, responses);
      } else {
        right.forEach(it -> addIf(it.path(2).equals(call.path(2)), it, responses));
      }
      first &= !counts(call);
    }
    return responses;
  }

  private void spoil(JsonNode call, JsonNode right, ArrayNode responses) {
    if (fault.kind() == Fault.Kind.METHOD_ERROR) {
      MethodError error = new MethodError(fault.argument(), "It happened on purpose.");
      responses.addArray().add("error").add(error.json()).add(call.path(2));
    } else if (fault.kind() == Fault.Kind.OTHER_ID) {
      ObjectNode result = Json.object();
      for (JsonNode response : right) {
        if (response.path(2).equals(call.path(2)) && response.path(1) instanceof ObjectNode found) {
          result = found;
        }
      }
      responses.addArray().add(call.path(0)).add(result).add(fault.argument());
    }
  }

  private static void addIf(boolean condition, JsonNode response, ArrayNode responses) {
    if (condition) {
      responses.add(response);
    }
  }

  private boolean counts(JsonNode call) {
    String name = call.path(0).asText();
    return switch (fault.at()) {
      case GET -> name.endsWith("/get");
      case SET -> name.endsWith("/set") && !name.equals("x:Action/set");
      case RELOAD -> name.equals("x:Action/set");
      default -> true;
    };
  }
}
