package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.messages;
import static io.github.stalwartgitops.check.CheckedFile.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures that nothing has filled are told. */
class CaptureLintTest {
  @TempDir Path folder;

  @Test
  void aCaptureWithoutAnyMatchesIsTold() {
    assertThat(messages(CheckedFile.in(folder).condition("$1 == 'a'")))
        .containsExactly("capture-without-matches: $1 is empty here: no matches runs before it");
  }

  @Test
  void aCaptureBeforeItsMatchesIsTold() {
    assertThat(names(CheckedFile.in(folder).condition("$1 == 'a' && matches('(a)', country)")))
        .containsExactly("capture-without-matches");
  }

  @ParameterizedTest
  @ValueSource(strings = {"matches('(a)', country) && $1 == 'a'"})
  void aCaptureBehindItsMatchesIsLeftAlone(String condition) {
    assertThat(CheckedFile.in(folder).condition(condition)).isEmpty();
  }

  @Test
  void capturesLiveOnThroughTheLaterTextsOfTheField() {
    String hostName = "system('hostname') + $1";
    assertThat(
            names(
                CheckedFile.in(folder)
                    .rules("matches('( a)', country) && is_tls", hostName, "asn == 1", hostName)))
        .doesNotContain("capture-without-matches");
  }

  @Test
  void theMatchesOfAValueFillNothingForAnother() {
    assertThat(
            names(
                CheckedFile.in(folder)
                    .problems(
                        "MtaStageConnect:\n  script:\n    match: [{if: is_tls, then: \"matches('a',"
                            + " country)\"}]\n    else: $1\n")))
        .containsExactly("capture-without-matches");
  }
}
