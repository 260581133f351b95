package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.messages;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backslashes that stay in a text are reported. */
class BackslashLintTest {
  @TempDir Path folder;

  @Test
  void aBackslashDoesNotEscapeAnything() {
    assertThat(messages(CheckedFile.in(folder).connect("script", "\"'it\\\\'s'\"")))
        .containsExactly("backslash-in-text: the backslash stays in this text");
  }

  @Test
  void aBackslashBeforeAControlCharacterStays() {
    assertThat(messages(CheckedFile.in(folder).condition("listener == 'a\\tb'")))
        .containsExactly(
            "backslash-in-text: the backslash stays in this text, and the letter after it becomes"
                + " a control character");
  }

  @ParameterizedTest
  @ValueSource(strings = {"matches('^10\\.', remote_ip)"})
  void patternsMayHaveBackslashes(String condition) {
    assertThat(CheckedFile.in(folder).condition(condition)).isEmpty();
  }

  @Test
  void literalTextMayHaveBackslashes() {
    assertThat(CheckedFile.in(folder).connect("script", "{text: 'EXAMPLE\\dom'}")).isEmpty();
  }
}
