package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.messages;
import static io.github.stalwartgitops.check.CheckedFile.names;
import static io.github.stalwartgitops.check.CheckedFile.places;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes that the grammar forgives are reported. */
class QuirkLintTest {
  @TempDir Path folder;

  @Test
  void anEqualsSignIsReportedWithWhatIsComparedNow() {
    assertThat(messages(CheckedFile.in(folder).condition("local_port=25")))
        .containsExactly(
            "equals-eats-character: \"=\" takes the next character with it: this compares"
                + " local_port with 5, on Stalwart 1.0 with 25");
  }

  @Test
  void anEqualsSignIsShownWithWhatItTook() {
    var problem = CheckedFile.in(folder).condition("local_port=25").get(0);
    assertThat(problem.place()).hasToString("a.yaml:4:24");
    assertThat(problem.place().length()).isEqualTo(2);
    assertThat(problem.sourceLine()).isEqualTo("      - if: \"local_port=25\"");
  }

  @Test
  void aSpaceAfterAnEqualsSignIsHarmless() {
    assertThat(messages(CheckedFile.in(folder).condition("local_port = 25")))
        .containsExactly(
            "equals-eats-character: \"=\" takes the next character with it, here only a space");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"local_port == 25", "local_port => 25", "local_port =< 25", "listener == '='"})
  void properOperatorsAreFine(String condition) {
    assertThat(CheckedFile.in(folder).condition(condition)).isEmpty();
  }

  @Test
  void aValueWithoutEffectIsShown() {
    assertThat(places(CheckedFile.in(folder).condition("is_tls local_port == 25")))
        .containsExactly("4:14 values-side-by-side");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local_port ==", "is_tls &&", "+ local_port"})
  void anOperatorWithoutItsOperandIsReported(String condition) {
    assertThat(names(CheckedFile.in(folder).condition(condition)))
        .containsExactly("missing-operand");
  }

  @Test
  void textAfterABraceIsShownFromTheBraceOn() {
    assertThat(places(CheckedFile.in(folder).condition("local_port == 25 } && nope")))
        .containsExactly("4:31 text-after-brace");
  }
}
