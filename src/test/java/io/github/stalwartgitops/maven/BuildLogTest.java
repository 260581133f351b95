package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildLogTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "style.color, always, true",
    "style.color, never, false",
    "maven.style.color, always, true",
    "style.color, auto, false"
  })
  void mavenDecidesAboutColours(String property, String value, boolean colour) {
    TrialBuild build = new TrialBuild(folder);
    build.request.getUserProperties().setProperty(property, value);

    assertThat(BuildLog.showsColours(build.session)).isEqualTo(colour);
  }

  @Test
  void aBatchBuildHasNoColours() {
    assertThat(BuildLog.showsColours(new TrialBuild(folder).session)).isFalse();
  }
}
