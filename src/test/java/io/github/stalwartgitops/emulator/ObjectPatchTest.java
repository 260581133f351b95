package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ObjectType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the recorded pairs do not show; those are in {@link WireReplayTest}. */
class ObjectPatchTest {
  private static final String TWO_RULES =
      """
      {"smtpGreeting": {"match": {"0": {"if": "1", "then": "'a'"}, "1": {"if": "2", "then": "'b'"}},
                        "else": "'c'"},
       "hostname": {"match": {}, "else": "'h'"},
       "script": {"match": {}, "else": "false"}}
      """;

  private final Singletons singletons = Singletons.bundled();

  @Test
  void leadingSlashIsAllowed() throws Exception {
    assertThat(update("{\"/hostname/else\": \"'x'\"}").at("/hostname/else").asText())
        .isEqualTo("'x'");
  }

  @Test
  void typeIsIgnoredEverywhere() throws Exception {
    String patch =
        """
        {"@type": "MtaStageConnect",
         "hostname": {"@type": "Expression", "match": {"0": {"@type": 1, "if": "1", "then": "2"}}}}
        """;
    assertThat(update(patch).path("hostname"))
        .isEqualTo(
            json("{\"match\": {\"0\": {\"if\": \"1\", \"then\": \"2\"}}, \"else\": \"'h'\"}"));
  }

  @Test
  void ruleFarPastTheEndIsAppended() throws Exception {
    JsonNode match =
        update("{\"smtpGreeting/match/900\": {\"if\": \"9\", \"then\": \"'z'\"}}")
            .at("/smtpGreeting/match");
    assertThat(match).hasSize(3);
    assertThat(match.at("/2/then").asText()).isEqualTo("'z'");
  }

  @Test
  void objectBeforeTheUpdateIsUnchanged() throws Exception {
    ObjectNode before = (ObjectNode) json(TWO_RULES);
    ObjectNode copy = before.deepCopy();
    ObjectPatch.update(
        singletons, connect(), before, (ObjectNode) json("{\"smtpGreeting/match/0\": null}"));
    assertThat(before).isEqualTo(copy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": \"x\"} | Invalid property | id",
        "{\"hostname/else/deeper\": \"x\"} | Invalid JSON Pointer path | hostname/else/deeper",
        "{\"hostname/match/0/if/deeper\": \"x\"} | Invalid JSON Pointer path | hostname/match/0/if/deeper",
        "{\"hostname/match/0/nope\": \"x\"} | Invalid property | hostname/match/0/nope",
        "{\"hostname/match/x/if\": \"x\"} | Invalid value for object property | hostname/match/x/if",
        "{\"hostname/match/0\": \"x\"} | Invalid value type for object | hostname/match/0",
        "{\"hostname/match/0/if\": \"\"} | Invalid value for property. | hostname/match/0/if",
        "{\"hostname\": {\"match\": {\"0\": {\"name\": 1}}}} | Invalid property | hostname/match/name",
        "{\"hostname\": {\"match\": {\"\": {}}}} | Invalid key for object property | hostname/match"
      })
  void refusesWhatTheServerRefuses(String patch, String description, String place) {
    assertThatExceptionOfType(SetErrorException.class)
        .isThrownBy(() -> update(patch))
        .satisfies(
            e -> {
              assertThat(e.json().path("type").asText()).isEqualTo("invalidPatch");
              assertThat(e.description()).isEqualTo(description);
              assertThat(e.property()).isEqualTo(place);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": 1} | Invalid property | name",
        "{\"nope\": 1} | Invalid key for object | ''",
        "5 | Invalid value type for object | ''"
      })
  void refusesToCreateFromAMalformedObject(String value, String description, String place) {
    assertThatExceptionOfType(SetErrorException.class)
        .isThrownBy(() -> ObjectPatch.create(singletons, connect(), json(value)))
        .satisfies(
            e -> {
              assertThat(e.description()).isEqualTo(description);
              assertThat(e.property()).isEqualTo(place);
            });
  }

  @Test
  void otherMembersKeepTheirType() throws Exception {
    ObjectType http = Catalog.bundled().object("Http").orElseThrow();
    ObjectNode changed =
        ObjectPatch.update(
            singletons,
            http,
            singletons.defaults("Http"),
            (ObjectNode) json("{\"enableHsts\": true, \"redirectRoot\": null}"));
    assertThat(changed.path("enableHsts").booleanValue()).isTrue();
    assertThat(changed.path("redirectRoot").isNull()).isTrue();
    assertThatExceptionOfType(SetErrorException.class)
        .isThrownBy(
            () ->
                ObjectPatch.update(
                    singletons,
                    http,
                    singletons.defaults("Http"),
                    (ObjectNode) json("{\"enableHsts\": 5}")))
        .satisfies(e -> assertThat(e.property()).isEqualTo("enableHsts"));
  }

  private JsonNode update(String patch) throws SetErrorException, JsonProcessingException {
    return ObjectPatch.update(
        singletons, connect(), (ObjectNode) json(TWO_RULES), (ObjectNode) json(patch));
  }

  private static ObjectType connect() {
    return Catalog.bundled().object("MtaStageConnect").orElseThrow();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return Json.MAPPER.readTree(text);
  }
}
