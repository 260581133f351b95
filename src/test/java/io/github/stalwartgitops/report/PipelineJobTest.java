package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineJobTest {
  private static final Path CHECKOUT = Path.of("checkout").toAbsolutePath();
  private static final Path MODULE = CHECKOUT.resolve("mail");

  @ParameterizedTest
  @ValueSource(strings = {"GITHUB_WORKSPACE", "CI_PROJECT_DIR"})
  void pathsStartAtTheCheckout(String variable) {
    PipelineJob job = PipelineJob.of(MODULE, Map.of(variable, CHECKOUT.toString()));

    assertThat(job.path("stalwart/connect.yaml")).isEqualTo("mail/stalwart/connect.yaml");
    assertThat(job.path("./connect.yaml")).isEqualTo("mail/connect.yaml");
    assertThat(job.path("../shared/connect.yaml")).isEqualTo("shared/connect.yaml");
    assertThat(job.path(MODULE.resolve("connect.yaml").toString())).isEqualTo("mail/connect.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../elsewhere.yaml", "../../checkout-2/a.yaml", "/etc/a.yaml", "\0"})
  void otherFilesKeepTheNameThatTheUserGave(String file) {
    PipelineJob job = PipelineJob.of(MODULE, Map.of("GITHUB_WORKSPACE", CHECKOUT.toString()));

    assertThat(job.path(file)).isEqualTo(file);
  }

  @Test
  void outsideAPipelineFilesKeepTheNameThatTheUserGave() {
    assertThat(PipelineJob.of(MODULE, Map.of()).path("./a.yaml")).isEqualTo("./a.yaml");
    assertThat(PipelineJob.of(MODULE, Map.of("CI_PROJECT_DIR", "")).path("a.yaml"))
        .isEqualTo("a.yaml");
  }

  @ParameterizedTest
  @CsvSource({"summary.md, true", "a/../summary.md, true", "other.md, false"})
  void theSummaryOfAStepIsRecognizedByItsPath(String file, boolean isSummary) {
    PipelineJob job =
        PipelineJob.of(
            MODULE, Map.of("GITHUB_STEP_SUMMARY", MODULE.resolve("summary.md").toString()));

    assertThat(job.isSummary(MODULE.resolve(file))).isEqualTo(isSummary);
    assertThat(PipelineJob.of(MODULE, Map.of()).isSummary(MODULE.resolve(file))).isFalse();
  }
}
