package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the recorded pairs do not show; those are in {@link WireReplayTest}. */
class JmapRequestTest {
  @Test
  void parsesCallsInOrder() throws RequestErrorException {
    JmapRequest request = read("[\"a\", {\"x\": 1}, \"1\"], [\"b\", null, \"2\"]");
    assertThat(request.calls()).extracting(JmapRequest.Call::name).containsExactly("a", "b");
    assertThat(request.calls()).extracting(JmapRequest.Call::id).containsExactly("1", "2");
  }

  @Test
  void contentTypeMayBeMissing() throws RequestErrorException {
    String body = "{\"using\": [], \"methodCalls\": []}";
    assertThat(JmapRequest.read(new HttpRequest("POST", "/jmap", Map.of(), body, false)).calls())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"a\", {}]",
        "[\"a\", {}, 1]",
        "[1, {}, \"1\"]",
        "{}",
        "[\"a\", {\"ifInState\": 5}, \"1\"]",
        "[\"a\", {\"ifInState\": \"n!\"}, \"1\"]",
        "[\"a\", {\"ifInState\": \"\"}, \"1\"]"
      })
  void malformedCallFailsTheWholeRequest(String call) {
    assertThatExceptionOfType(RequestErrorException.class)
        .isThrownBy(() -> read(call))
        .satisfies(e -> assertThat(e.answer().status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "r0a", "S9", "sbcd"})
  void wellFormedStateIsIgnored(String state) throws RequestErrorException {
    assertThat(read("[\"a\", {\"ifInState\": \"%s\"}, \"1\"]".formatted(state)).calls()).hasSize(1);
  }

  private static JmapRequest read(String calls) throws RequestErrorException {
    String body = "{\"using\": [\"urn:stalwart:jmap\"], \"methodCalls\": [" + calls + "]}";
    return JmapRequest.read(
        new HttpRequest("POST", "/jmap", Map.of("content-type", "application/json"), body, false));
  }
}
