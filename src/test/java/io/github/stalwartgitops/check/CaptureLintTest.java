package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.messages;
import static io.github.stalwartgitops.check.CheckedFile.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures that no matches has filled are reported. */
class CaptureLintTest {
  @TempDir Path folder;

  @Test
  void aCaptureWithoutAnyMatchesIsReported() {
    assertThat(messages(CheckedFile.in(folder).condition("$1 == 'a'")))
        .containsExactly("capture-without-matches: $1 is empty here: no matches runs before it");
  }

  @Test
  void aCaptureBeforeItsMatchesIsReported() {
    assertThat(names(CheckedFile.in(folder).condition("$1 == 'a' && matches('(a)', country)")))
        .containsExactly("capture-without-matches");
  }

  @ParameterizedTest
  @ValueSource(strings = {"matches('(a)', country) && $1 == 'a'"})
  void aCaptureAfterItsMatchesIsFine(String condition) {
    assertThat(CheckedFile.in(folder).condition(condition)).isEmpty();
  }

  @Test
  void capturesStayForTheLaterTextsOfTheField() {
    String hostName = "system('hostname') + $1";
    assertThat(
            names(
                CheckedFile.in(folder)
                    .rules("matches('( a)', country) && is_tls", hostName, "asn == 1", hostName)))
        .doesNotContain("capture-without-matches");
  }

  @Test
  void theMatchesOfAValueDoNotFillCapturesOfAnother() {
    assertThat(
            names(
                CheckedFile.in(folder)
                    .problems(
                        "MtaStageConnect:\n  script:\n    match: [{if: is_tls, then: \"matches('a',"
                            + " country)\"}]\n    else: $1\n")))
        .containsExactly("capture-without-matches");
  }
}
