package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFileTest {
  @TempDir private Path folder;

  @Test
  void parsesAFormAndAFile() {
    assertThat(ReportFile.parse("JUnit= out/a=b.xml", folder))
        .isEqualTo(new ReportFile(ReportForm.JUNIT, folder.resolve("out/a=b.xml")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "/dev/stdout"})
  void standardOutputHasNoFile(String name) {
    assertThat(ReportFile.parse("github=" + name, folder))
        .isEqualTo(new ReportFile(ReportForm.GITHUB, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "json=", "=plan.json", "jsn=plan.json", ""})
  void otherFormsAreRejected(String text) {
    assertThatThrownBy(() -> ReportFile.parse(text, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is not FORM=FILE with one of " + ReportForm.names());
  }

  @Test
  void aFolderCannotBeWritten() {
    assertThatThrownBy(() -> ReportFile.parse("json=.", folder))
        .hasMessage("'.' cannot be written");
  }

  @Test
  void aFileCannotContainAFile() throws IOException {
    Files.writeString(folder.resolve("plan"), "");

    assertThatThrownBy(() -> ReportFile.parse("json=plan/a/b.json", folder))
        .hasMessage("'plan/a/b.json' cannot be written");
  }

  @Test
  void aReportIsWrittenByAnInterruptedThread() throws IOException {
    Path file = folder.resolve("reports/run.txt");

    Thread.currentThread().interrupt();
    TextFile.write(file, "text");

    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(file).hasContent("text");
  }
}
