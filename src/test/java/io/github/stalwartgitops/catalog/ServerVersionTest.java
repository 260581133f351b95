package io.github.stalwartgitops.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.expression.LanguageVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
  @Test
  void releasesThatShareASchemaAreOneVersion() {
    String hash = ServerVersion.schemaHash("0.16.7").orElseThrow();

    ServerVersion version = ServerVersion.ofSchema(hash);

    assertThat(version.releases()).containsExactly("0.16.6", "0.16.7", "0.16.8");
    assertThat(version).hasToString("0.16.6 to 0.16.8");
  }

  @Test
  void anUnknownSchemaIsAnUnknownVersion() {
    assertThat(ServerVersion.ofSchema("other")).isEqualTo(ServerVersion.unknown());
    assertThat(ServerVersion.unknown()).hasToString("unknown");
    assertThat(ServerVersion.schemaHash("1.0")).isEmpty();
  }

  @Test
  void theNewestKnownVersionIsThatOfTheCatalog() {
    assertThat(ServerVersion.newest()).hasToString(Catalog.bundled().version());
    assertThat(ServerVersion.schemaHash(Catalog.bundled().version())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "0.16, V0_16_0",
    "0.16.0, V0_16_0",
    "0.16.1, V0_16_1",
    "0.16.4, V0_16_1",
    "0.16.5, V0_16_5",
    "0.16.27, V0_16_5",
    "0.17.1, V0_16_5",
    "1.0, V1_0",
    "1.0.0, V1_0",
    "2.3.4, V1_0"
  })
  void knowsTheLanguageOfARelease(String release, LanguageVersion language) {
    assertThat(ServerVersion.parse(release).language()).isEqualTo(language);
  }

  @Test
  void ofSeveralReleasesTheNewestGivesTheLanguage() {
    ServerVersion version =
        ServerVersion.ofSchema(ServerVersion.schemaHash("0.16.4").orElseThrow());

    assertThat(version.releases()).containsExactly("0.16.4", "0.16.5");
    assertThat(version.language()).isEqualTo(LanguageVersion.V0_16_5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.16.x", "v0.16.3", "0.16.3-rc1", "1", "0.16.3.4", "99999.1"})
  void refusesWhatIsNotARelease(String text) {
    assertThatThrownBy(() -> ServerVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is not a version such as 0.16.3");
  }

  @Test
  void refusesReleasesBefore016() {
    assertThatThrownBy(() -> ServerVersion.parse("0.15.4"))
        .hasMessage("version 0.15.4 is not supported: 0.16 is the oldest");
  }

  @Test
  void theCatalogSpeaksTheLanguageOfAServer() {
    FieldName greeting = new FieldName("MtaStageConnect", "smtpGreeting");
    Catalog old = Catalog.bundled().forServer(ServerVersion.parse("0.16.3"));

    assertThat(old.field(greeting).orElseThrow().scope().language())
        .isEqualTo(LanguageVersion.V0_16_1);
    assertThat(old.server()).hasToString("0.16.3");
    assertThat(old.version()).isEqualTo("0.16.19");
    assertThat(old.objects().keySet()).isEqualTo(Catalog.bundled().objects().keySet());
  }
}
