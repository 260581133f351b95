package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.ServerVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaPageTest {
  private final SchemaPage page = page("0.16.19");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/objects/x:MtaStageConnect",
        "/objects/x:MtaStageEhlo",
        "/objects/x:Action",
        "/schemas/x:MtaStageConnect",
        "/schemas/x:Expression",
        "/schemas/x:Action/type",
        "/schemas/x:Action/variants/0/name",
        "/fields/x:MtaStageConnect",
        "/fields/x:MtaStageEhlo",
        "/fields/x:Expression",
        "/fields/x:ExpressionMatch",
        "/dashboards",
        "/lists"
      })
  void hasTheFormOfTheRecordedOne(String pointer) throws IOException {
    JsonNode recorded =
        Json.MAPPER.readTree(Path.of("src/test/resources/schema/excerpt.json").toFile());
    assertThat(recorded.at(pointer).isMissingNode()).isFalse();
    assertThat(page.schema().at(pointer)).isEqualTo(recorded.at(pointer));
  }

  @Test
  void hasEveryObjectOfTheCatalog() {
    ObjectNode schema = page.schema();
    assertThat(schema.path("fields")).hasSize(18 + 2);
    assertThat(schema.at("/enums/ExpressionConstant")).isNotEmpty();
  }

  @Test
  void isCompressed() throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(page.compressed()))) {
      assertThat(Json.MAPPER.readTree(gzip)).isEqualTo(page.schema());
    }
  }

  @Test
  void pathNamesTheVersion() {
    assertThat(page.path()).isEqualTo("/api/schema/25gnm1_xB9bPk-puX9VTFMP1W5V-1muUWuK964-_uEw");
    assertThat(page("0.16.3").path())
        .isEqualTo("/api/schema/BzNqAzrQXuc-FYcvnkey9hBXkjMDd9HrgWlyb4S9I7E");
  }

  @Test
  void unknownVersionHasAnUnknownHash() {
    String path = page("1.0").path();
    assertThat(path).matches("/api/schema/[A-Za-z0-9_-]{43}");
    assertThat(ServerVersion.ofSchema(path.substring("/api/schema/".length())).isKnown()).isFalse();
  }

  private static SchemaPage page(String version) {
    return new SchemaPage(Singletons.bundled(), version);
  }
}
