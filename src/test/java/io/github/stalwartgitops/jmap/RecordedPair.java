package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A recorded request and its answer.
 *
 * @param request what was sent: method, path, body
 * @param response what was answered: status, headers, body
 */
public record RecordedPair(JsonNode request, JsonNode response) {
  /** Loads one by its file name without {@code .json}. */
  public static RecordedPair load(String name) {
    try (InputStream in = RecordedPair.class.getResourceAsStream("/wire/" + name + ".json")) {
      JsonNode pair = new JsonMapper().readTree(Objects.requireNonNull(in, name));
      return new RecordedPair(pair.path("request"), pair.path("response"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The answer as a stub gives it. */
  public ResponseDefinitionBuilder answer() {
    ResponseDefinitionBuilder answer =
        WireMock.aResponse().withStatus(response.path("status").asInt());
    response
        .path("headers")
        .properties()
        .forEach(header -> answer.withHeader(header.getKey(), header.getValue().asText()));
    return answer.withBody(response.path("body").isNull() ? "" : response.path("body").toString());
  }

  /** The method calls of the request. */
  public JsonNode calls() {
    return request.path("body").path("methodCalls");
  }
}
