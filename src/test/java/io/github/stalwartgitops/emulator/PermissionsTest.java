package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Permissions that the recorded pairs do not show. */
class PermissionsTest {
  private static final String RELOAD =
      "[\"x:Action/set\", {\"create\": {\"r\": {\"@type\": \"ReloadSettings\"}}}, \"r\"]";

  @Test
  void reloadNeedsItsOwnPermission() throws Exception {
    try (Emulator emulator = startFor(List.of("authenticate", "sysActionCreate"))) {
      JsonNode answer = JmapCaller.of(emulator).call(RELOAD);
      assertThat(answer.at("/0/1/notCreated/r/type").asText()).isEqualTo("forbidden");
    }
  }

  @Test
  void scriptsAndListenersNeedTheirOwnPermission() throws Exception {
    try (Emulator emulator = startFor(List.of("sysSieveSystemScriptGet"))) {
      JsonNode answer =
          JmapCaller.of(emulator)
              .call(
                  "[\"x:SieveSystemScript/get\", {}, \"1\"]",
                  "[\"x:NetworkListener/get\", {}, \"2\"]");
      assertThat(answer.at("/0/0").asText()).isEqualTo("x:SieveSystemScript/get");
      assertThat(answer.at("/1/1/type").asText()).isEqualTo("forbidden");
    }
  }

  @Test
  void administratorHasThePermissionsOfEverySingleton() throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorConfiguration.defaults())) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  JmapCaller.of(emulator).request("/api/account").build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(Json.MAPPER.readTree(answer.body()).path("permissions").valueStream())
          .extracting(JsonNode::asText)
          .contains("sysActionCreate", "actionReloadSettings", "sysHttpGet", "sysSenderAuthUpdate");
    }
  }

  private static Emulator startFor(List<String> permissions) throws EmulatorException {
    return Emulator.start(
        EmulatorConfiguration.builder()
            .accounts(List.of(new Account("someone", "any", null, permissions)))
            .build());
  }
}
