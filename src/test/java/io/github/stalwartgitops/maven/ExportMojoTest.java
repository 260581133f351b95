package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoParameter(name = "url", value = "emulator:")
class ExportMojoTest extends GoalTest {
  @Test
  @InjectMojo(goal = "export")
  @MojoParameter(name = "withDefaults", value = "true")
  void showsTheConnectStageByDefault(ExportMojo export) throws Exception {
    export.execute();

    assertThat(logged()).contains("INFO MtaStageConnect:").doesNotContain("MtaStageEhlo");
  }

  @Test
  @InjectMojo(goal = "export")
  @MojoParameter(name = "withDefaults", value = "true")
  @MojoParameter(name = "out", value = "target/all.yaml")
  @MojoParameter(name = "allObjects", value = "true")
  void writesEveryObjectToAFile(ExportMojo export) throws Exception {
    export.execute();

    assertThat(Files.readString(folder.resolve("target/all.yaml")))
        .contains("MtaStageConnect:")
        .contains("MtaStageEhlo:");
    assertThat(logged()).contains("Written to ");
  }

  @Test
  @InjectMojo(goal = "export")
  @MojoParameter(name = "objects", value = "MtaStageConnet")
  void anUnknownObjectSuggestsTheNearest(ExportMojo export) {
    assertThatThrownBy(export::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("Failed: nothing was exported.");
    assertThat(logged()).contains("ERROR ", "Did you mean MtaStageConnect?");
  }
}
