package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that the recorded pairs do not show; those are in {@link WireReplayTest}. */
class JmapDispatcherTest {
  private Emulator emulator;

  @BeforeEach
  void start() throws EmulatorException {
    emulator = Emulator.start(EmulatorConfiguration.defaults());
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void singletonIsListedAfterItsSecondWrite() throws Exception {
    String get = "[\"x:Http/get\", {\"ids\": null}, \"g\"]";
    String set = "[\"x:Http/set\", {\"update\": {\"singleton\": {\"enableHsts\": true}}}, \"s\"]";
    JsonNode responses = answers(get, set, get, set, get);
    assertThat(responses.at("/0/1/list")).isEmpty();
    assertThat(responses.at("/2/1/list")).isEmpty();
    assertThat(responses.at("/4/1/list")).hasSize(1);
  }

  @Test
  void singletonIsListedAfterACreate() throws Exception {
    JsonNode responses =
        answers(
            "[\"x:Http/set\", {\"create\": {\"n\": {}}}, \"s\"]", "[\"x:Http/get\", {}, \"g\"]");
    assertThat(responses.at("/1/1/list")).hasSize(1);
  }

  @Test
  void updateBesideACreateIsUnavailable() throws Exception {
    JsonNode responses =
        answers(
            "[\"x:Http/set\", {\"create\": {\"n\": {\"enableHsts\": true}},"
                + " \"update\": {\"singleton\": {\"enableHsts\": false}}}, \"s\"]",
            "[\"x:Http/get\", {\"ids\": [\"singleton\"]}, \"g\"]");
    assertThat(responses.at("/0/1/type").asText()).isEqualTo("serverUnavailable");
    assertThat(responses.at("/1/1/list/0/enableHsts").booleanValue()).isTrue();
  }

  @Test
  void everySingletonOfTheCatalogAnswers() throws Exception {
    for (String object : List.of("MtaStageEhlo", "TlsReportSettings", "MtaOutboundStrategy")) {
      JsonNode answer =
          answers("[\"x:%s/get\", {\"ids\": [\"singleton\"]}, \"g\"]".formatted(object));
      assertThat(answer.at("/0/1/list/0/id").asText()).isEqualTo("singleton");
    }
  }

  @Test
  void systemSettingsHaveTheHostName() throws Exception {
    JsonNode answer =
        answers(
            "[\"x:SystemSettings/get\", {\"ids\": [\"singleton\"],"
                + " \"properties\": [\"defaultHostname\"]}, \"g\"]");
    assertThat(answer.at("/0/1/list/0/defaultHostname").asText()).isEqualTo("mx.example.org");
  }

  @Test
  void readOnlyObjectsCannotBeSet() throws Exception {
    JsonNode answer = answers("[\"x:NetworkListener/set\", {\"create\": {\"n\": {}}}, \"s\"]");
    assertThat(answer.at("/0/1/type").asText()).isEqualTo("forbidden");
  }

  @Test
  void propertyOfAnotherObjectReturnsTheIdOnly() throws Exception {
    JsonNode answer =
        answers(
            "[\"x:Http/get\", {\"ids\": [\"singleton\"], \"properties\": [\"contents\"]}, \"g\"]");
    assertThat(answer.at("/0/1/list/0")).hasSize(1);
    assertThat(answer.at("/0/1/list/0/id").asText()).isEqualTo("singleton");
  }

  @Test
  void moreThan500IdsAreRefused() throws Exception {
    String ids = IntStream.range(0, 501).mapToObj(i -> "\"b\"").collect(Collectors.joining(", "));
    JsonNode answer = answers("[\"x:Http/get\", {\"ids\": [%s]}, \"g\"]".formatted(ids));
    assertThat(answer.at("/0/1/type").asText()).isEqualTo("requestTooLarge");
  }

  @Test
  void unknownObjectsAndMethodsAreUnknownMethods() throws Exception {
    JsonNode answer =
        answers(
            "[\"x:Nope/get\", {}, \"1\"]",
            "[\"MtaStageConnect/get\", {}, \"2\"]",
            "[\"x:Http\", {}, \"3\"]",
            "[\"x:Http/changes\", {}, \"4\"]");
    for (JsonNode response : answer) {
      assertThat(response.at("/1/type").asText()).isEqualTo("unknownMethod");
    }
  }

  @Test
  void accountIdIsEchoed() throws Exception {
    JsonNode answer = answers("[\"x:Http/get\", {\"accountId\": \"anything\"}, \"g\"]");
    assertThat(answer.at("/0/1/accountId").asText()).isEqualTo("anything");
  }

  @Test
  void otherActionsHaveNoEffect() throws Exception {
    emulator.block(new ReloadBlocker("SpamPyzor", "no address"));
    JsonNode answer =
        answers(
            "[\"x:Action/set\", {\"create\": {\"a\": {\"@type\": \"InvalidateCaches\"}},"
                + " \"update\": {\"x\": {}}}, \"s\"]");
    assertThat(answer.at("/0/1/created/a/id").asText()).isNotEmpty();
    assertThat(answer.at("/0/1/notUpdated/x/type").asText()).isEqualTo("forbidden");
  }

  private JsonNode answers(String... calls) throws Exception {
    return JmapCaller.of(emulator).call(calls);
  }
}
