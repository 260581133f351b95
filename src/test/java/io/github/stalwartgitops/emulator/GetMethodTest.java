package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetMethodTest {
  private final GetMethod get = new GetMethod(Singletons.bundled());
  private final ServerObjects.Listing two =
      new ServerObjects.Listing(
          List.of(
              Json.object().put("name", "x").put("id", "b"),
              Json.object().put("name", "y").put("id", "c")),
          true);

  @Test
  void withoutIdsAllObjectsAreListed() throws Exception {
    assertThat(answer("{}").path("list")).hasSize(2);
  }

  @Test
  void objectsAreReturnedInTheOrderOfIds() throws Exception {
    ObjectNode answer = answer("{\"ids\": [\"C\", \"d\", \"ab\", \"?\"]}");
    assertThat(answer.path("list").findValuesAsText("id")).containsExactly("c", "b");
    assertThat(answer.path("notFound")).hasToString("[\"d\",\"?\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ids\": \"b\"}",
        "{\"ids\": {\"b\": \"b\"}}",
        "{\"ids\": [1]}",
        "{\"properties\": [null]}"
      })
  void argumentsMustBeArraysOfStrings(String arguments) {
    assertThatExceptionOfType(MethodErrorException.class)
        .isThrownBy(() -> answer(arguments))
        .satisfies(e -> assertThat(e.json().path("type").asText()).isEqualTo("invalidArguments"));
  }

  private ObjectNode answer(String arguments) throws MethodErrorException, JsonProcessingException {
    return get.answer(two, (ObjectNode) Json.MAPPER.readTree(arguments));
  }
}
