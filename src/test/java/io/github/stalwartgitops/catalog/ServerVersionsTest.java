package io.github.stalwartgitops.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerVersionsTest {
  @Test
  void hashOfTheSchemaNamesTheVersions() {
    String hash = ServerVersions.schemaHash("0.16.3").orElseThrow();
    assertThat(hash).isEqualTo("BzNqAzrQXuc-FYcvnkey9hBXkjMDd9HrgWlyb4S9I7E");
    assertThat(ServerVersions.of(hash)).containsExactly("0.16.2", "0.16.3");
  }

  @Test
  void versionOfTheCatalogIsKnown() {
    assertThat(ServerVersions.schemaHash(Catalog.bundled().version())).isPresent();
  }

  @Test
  void otherHashesAndVersionsAreUnknown() {
    assertThat(ServerVersions.of("other")).isEmpty();
    assertThat(ServerVersions.schemaHash("1.0")).isEmpty();
  }
}
