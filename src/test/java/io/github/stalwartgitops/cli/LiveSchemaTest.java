package io.github.stalwartgitops.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is newer than the catalog. */
class LiveSchemaTest {
  private static final String SCHEMA =
      """
      {"objects": {"x:MtaStageNew": {"type": "singleton", "permissionPrefix": "sysMtaStageNew"}},
       "schemas": {"x:MtaStageNew": {"type": "single", "schemaName": "x:MtaStageNew"}},
       "fields": {"x:MtaStageNew": {
         "properties": {"limit": {"type": {"type": "object", "objectName": "x:Expression"}}},
         "defaults": {"limit": {"default": "1"}}}}}
      """;
  private static final String STORED =
      """
      {"methodResponses": [["x:MtaStageNew/get",
        {"list": [{"id": "singleton", "limit": {"match": {}, "else": "2"}}]}, "get MtaStageNew"]]}
      """;

  private static final String CONTEXT =
      """
      , ["error", {"type": "forbidden"}, "get SieveSystemScript"],
        ["error", {"type": "forbidden"}, "get NetworkListener"],
        ["error", {"type": "forbidden"}, "get SystemSettings"]
      """;

  @TempDir private Path folder;
  private final WireMockServer server = new WireMockServer(options().dynamicPort());

  @BeforeEach
  void serve() {
    server.start();
    server.stubFor(get(urlEqualTo("/api/schema")).willReturn(okJson(SCHEMA)));
    server.stubFor(post(urlEqualTo("/jmap")).willReturn(okJson(STORED)));
    server.stubFor(
        post(urlEqualTo("/jmap"))
            .withRequestBody(containing("SystemSettings"))
            .willReturn(okJson(STORED.replace("]]}", "]" + CONTEXT + "]}"))));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void getReadsObjectsMissingFromTheCatalog() {
    Runner.Result result = run("get", "MtaStageNew", "--schema", "live");

    assertThat(result.out()).contains("\"limit\"").contains("\"else\" : \"2\"");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void exportWritesObjectsMissingFromTheCatalog() {
    Runner.Result result = run("export", "MtaStageNew", "--schema", "live");

    assertThat(result.out()).contains("MtaStageNew:\n  limit: 2\n");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void allObjectsAreThoseOfTheServer() {
    assertThat(run("export", "--all-objects", "--schema", "live").out())
        .contains("MtaStageNew:")
        .doesNotContain("MtaStageConnect:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "export", "update --field=limit={\"else\":\"3\"}"})
  void theBundledSchemaRefusesThem(String command) {
    Runner.Result result = run((command + " MtaStageNew").split(" "));

    assertThat(result.err() + result.out())
        .contains("MtaStageNew is not an object with expression fields");
    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(server.getAllServeEvents()).isEmpty();
  }

  @Test
  void anObjectThatTheServerDoesNotKnowIsAnError() {
    Runner.Result result = run("get", "MtaStageNow", "--schema", "live");

    assertThat(result.err()).contains("Did you mean MtaStageNew?");
    assertThat(result.exitCode()).isEqualTo(64);
  }

  @Test
  void aPlanNamesItsSchema() {
    assertThat(
            run(
                    "update",
                    "MtaStageNew",
                    "--schema=live",
                    "--dry-run",
                    "--field=limit={\"else\":\"3\"}")
                .out())
        .contains("   catalog live\n")
        .contains("2  →  3");
  }

  private Runner.Result run(String... arguments) {
    return new Runner(folder)
        .with("STALWART_TOKEN", "t")
        .with("STALWART_URL", server.baseUrl())
        .run(arguments);
  }
}
