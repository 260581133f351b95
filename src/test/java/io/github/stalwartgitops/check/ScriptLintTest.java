package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts and listeners that the server does not have are reported, where it was asked. */
class ScriptLintTest {
  @TempDir Path folder;

  @Test
  void withoutAServerNothingIsReported() {
    assertThat(CheckedFile.in(folder).connect("script", "{text: greylist}")).isEmpty();
  }

  @Test
  void aMissingScriptIsReportedWithTheNearestName() {
    var problem =
        CheckedFile.in(folder)
            .withScripts("greylisting", "other")
            .connect("script", "{text: greylistin}")
            .get(0);
    assertThat(problem.name()).isEqualTo("script-unknown");
    assertThat(problem.message()).isEqualTo("the server has no system Sieve script greylistin");
    assertThat(problem.hint()).startsWith("Did you mean greylisting?");
  }

  @Test
  void anExistingScriptIsFine() {
    assertThat(CheckedFile.in(folder).withScripts("greylist").connect("script", "{text: greylist}"))
        .isEmpty();
  }

  @Test
  void anInactiveScriptIsReported() {
    var problem =
        CheckedFile.in(folder)
            .withScripts(Map.of("greylist", false))
            .connect("script", "{text: greylist}")
            .get(0);
    assertThat(problem.name()).isEqualTo("script-inactive");
    assertThat(problem.message())
        .isEqualTo("the system Sieve script greylist is inactive, so it does not run");
  }

  @Test
  void noScriptIsFine() {
    assertThat(CheckedFile.in(folder).withScripts().connect("script", "false")).isEmpty();
  }

  @Test
  void scriptsOfOtherStagesAreCheckedToo() {
    assertThat(
            names(
                CheckedFile.in(folder)
                    .withScripts()
                    .problems("MtaStageData:\n  script: {text: filter}\n")))
        .containsExactly("script-unknown");
  }

  @Test
  void aMissingListenerIsANote() {
    var problem =
        CheckedFile.in(folder)
            .withListener("submissions", "[::]:465")
            .condition("listener == 'submission'")
            .get(0);
    assertThat(problem.name()).isEqualTo("listener-unknown");
    assertThat(problem.hint()).isEqualTo("Did you mean submissions? It has submissions.");
  }

  @Test
  void anExistingListenerIsFine() {
    assertThat(
            CheckedFile.in(folder).withListener("smtp", "[::]:25").condition("listener == 'smtp'"))
        .isEmpty();
  }
}
