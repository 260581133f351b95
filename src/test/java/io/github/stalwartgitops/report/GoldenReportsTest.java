package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.reconcile.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code reports/} contains the files of a run and its report in every form. {@code
 * -Dgolden.write=true} writes the reports again; review the changes before committing them.
 */
class GoldenReportsTest {
  private static final Map<ReportForm, String> FILES =
      Map.of(
          ReportForm.TEXT, "report.txt",
          ReportForm.JSON, "report.json",
          ReportForm.MARKDOWN, "report.md",
          ReportForm.HTML, "report.html",
          ReportForm.JUNIT, "junit.xml",
          ReportForm.SARIF, "report.sarif",
          ReportForm.GITHUB, "github.txt",
          ReportForm.GITLAB, "gitlab.json");

  @TestFactory
  Stream<DynamicTest> everyReportMatchesItsGoldenFile() {
    return Arrays.stream(ReportCase.values())
        .flatMap(
            run ->
                Arrays.stream(ReportForm.values())
                    .map(
                        form ->
                            DynamicTest.dynamicTest(run + " as " + form, () -> check(run, form))));
  }

  private static void check(ReportCase run, ReportForm form) throws IOException {
    Path golden = run.folder().resolve(FILES.get(form));
    String actual =
        form.render(run.report())
            .replace(run.folder().toString().replace('\\', '/') + "/", "")
            .replace(Version.text(), "VERSION");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
