package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.reconcile.RunReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportsTest {
  @TempDir private Path folder;

  @Test
  void reportsAreAppendedToTheSummaryOfAStep() throws Exception {
    RunReport report = ReportCase.CHANGES.report();
    PipelineJob job = job("GITHUB_STEP_SUMMARY", folder.resolve("summary.md"));
    String markdown = ReportForm.MARKDOWN.render(report);
    Files.writeString(folder.resolve("summary.md"), "");

    write(job, report, "markdown=summary.md", "text=report.txt");
    write(job, report, "markdown=summary.md", "text=report.txt");

    assertThat(folder.resolve("summary.md")).hasContent(markdown + "\n" + markdown);
    assertThat(folder.resolve("report.txt")).hasContent(ReportForm.TEXT.render(report));
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportForm.class,
      names = {"SARIF", "GITHUB", "GITLAB"})
  void annotationsUsePathsFromTheCheckout(ReportForm form) {
    PipelineJob job =
        PipelineJob.of(folder.resolve("mail"), Map.of("GITHUB_WORKSPACE", folder.toString()));

    assertThat(form.render(ReportCase.INVALID.report(), job)).contains("mail/manifest.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json=a.out    | junit=./b/../a.out | json and junit are both written to a.out: give each its own file
          json=-        | junit=/dev/stdout  | json and junit are both written to standard output: give all but one a file
          markdown=a.md | markdown=a.md      | markdown and markdown are both written to a.md: give each its own file
          """)
  void twoReportsCannotBeWrittenToTheSameFile(String first, String second, String message) {
    assertThat(Reports.clash(files(first, "text=b.txt", second)))
        .hasValue(message.replace("a.", folder.resolve("a.").toString()));
  }

  @Test
  void reportsToDifferentFilesAreAccepted() {
    assertThat(Reports.clash(files("json=a", "junit=b", "github=-"))).isEmpty();
    assertThat(Reports.clash(List.of())).isEmpty();
  }

  private void write(PipelineJob job, RunReport report, String... files) {
    new Reports(files(files), job, new PrintWriter(new StringWriter())).write(report);
  }

  private List<ReportFile> files(String... files) {
    return List.of(files).stream().map(file -> ReportFile.parse(file, folder)).toList();
  }

  private PipelineJob job(String variable, Path path) {
    return PipelineJob.of(folder, Map.of(variable, path.toString()));
  }
}
