package io.github.stalwartgitops.jmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmapResponseTest {
  private static final List<MethodCall> CALLS = List.of(call("a/get", "1"), call("b/get", "2"));

  private static MethodCall call(String name, String id) {
    return new MethodCall(name, JsonNodeFactory.instance.objectNode(), id);
  }

  private static JsonNode json(String text) throws Exception {
    return new JsonMapper().readTree(text);
  }

  @Test
  void matchesAnswersByIdInAnyOrder() throws Exception {
    JmapResponse response =
        JmapResponse.read(
            json(
                "{\"methodResponses\": [[\"error\", {\"type\": \"serverFail\"}, \"2\"],"
                    + "[\"a/get\", {\"list\": []}, \"1\"]]}"),
            CALLS,
            Clients.SECRETS);

    assertThat(response.of("1")).isInstanceOf(MethodResponse.Success.class);
    assertThat(response.of("2")).isEqualTo(new MethodError("serverFail", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[[\"a/get\", {}, \"1\"]] | the call b/get was not answered",
        "[[\"a/get\", {}, \"1\"], [\"a/get\", {}, \"1\"]] | was answered twice",
        "[[\"a/get\", {}, \"1\"], [\"b/get\", {}, \"x\"]] | names a call that was not made: \"x\"",
        "[[\"b/get\", {}, \"1\"]] | the call a/get was answered as \"b/get\"",
        "[[\"a/get\", []  , \"1\"]] | is not [name, arguments, call id]",
        "[[\"a/get\", {}, 1]] | is not [name, arguments, call id]",
        "[[\"a/get\", {}, \"1\", 2]] | is not [name, arguments, call id]",
        "[7] | is not [name, arguments, call id]",
        "{} | has no methodResponses",
        "null | has no methodResponses"
      })
  void anythingElseBreaksTheProtocol(String responses, String message) throws Exception {
    JsonNode answer = json("{\"methodResponses\": " + responses + "}");

    assertThatThrownBy(() -> JmapResponse.read(answer, CALLS, Clients.SECRETS))
        .isInstanceOf(JmapException.Protocol.class)
        .hasMessageContaining(message);
  }
}
