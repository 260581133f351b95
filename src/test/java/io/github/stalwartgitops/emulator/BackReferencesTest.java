package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackReferencesTest {
  private static final String EARLIER =
      """
      [["Foo/get", {"list": [{"id": "a", "tags": ["x", "y"]}, {"id": "b", "tags": []}],
                    "a/b": 1}, "c1"]]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/list/*/id | [\"a\",\"b\"]",
        "/list/*/tags | [\"x\",\"y\"]",
        "/list/0/id | \"a\"",
        "/a~1b | 1"
      })
  void pathsSelectFromAnEarlierResult(String path, String expected) throws Exception {
    assertThat(resolve(reference("c1", "Foo/get", path)).path("ids")).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "c0, Foo/get, /list/*/id",
    "c1, Bar/get, /list/*/id",
    "c1, Foo/get, /none",
    "c1, Foo/get, /list/7/id",
    "c1, Foo/get, list"
  })
  void referenceWithoutAResultIsRefused(String call, String name, String path) {
    assertThatExceptionOfType(MethodErrorException.class)
        .isThrownBy(() -> resolve(reference(call, name, path)))
        .satisfies(
            e -> assertThat(e.json().path("type").asText()).isEqualTo("invalidResultReference"));
  }

  @Test
  void argumentIsGivenAsValueOrAsReference() {
    assertThatExceptionOfType(MethodErrorException.class)
        .isThrownBy(() -> resolve("{\"ids\": [], \"#ids\": {}}"))
        .satisfies(e -> assertThat(e.json().path("type").asText()).isEqualTo("invalidArguments"));
  }

  @Test
  void otherArgumentsAreUnchanged() throws Exception {
    assertThat(resolve("{\"properties\": null}")).isEqualTo(json("{\"properties\": null}"));
  }

  private static String reference(String call, String name, String path) {
    return "{\"#ids\": {\"resultOf\": \"%s\", \"name\": \"%s\", \"path\": \"%s\"}}"
        .formatted(call, name, path);
  }

  private static ObjectNode resolve(String arguments)
      throws MethodErrorException, JsonProcessingException {
    return BackReferences.resolve((ObjectNode) json(arguments), (ArrayNode) json(EARLIER));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return Json.MAPPER.readTree(text);
  }
}
