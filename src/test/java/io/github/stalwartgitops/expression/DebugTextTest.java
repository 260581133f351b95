package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DebugTextTest {
  @Test
  void controlsQuotesAndWhatCannotBeSeenAreEscaped() {
    assertThat(DebugText.quoted("a\"b'\\\0\t\r\n")).isEqualTo("\"a\\\"b'\\\\\\0\\t\\r\\n\"");
    assertThat(DebugText.quoted("\u007f\u200b\u0301\ue000\u0378"))
        .isEqualTo("\"\\u{7f}\\u{200b}\\u{301}\\u{e000}\\u{378}\"");
    assertThat(DebugText.quoted("é👍")).isEqualTo("\"é👍\"");
  }

  @Test
  void charactersNewerThanTheRunningJavaAreShown() {
    assertThat(DebugText.quoted("\ud83e\udee0")).isEqualTo("\"\ud83e\udee0\"");
  }

  @Test
  void aCharacterEscapesTheSingleQuote() {
    assertThat(DebugText.quoted('\'')).isEqualTo("'\\''");
    assertThat(DebugText.quoted('"')).isEqualTo("'\"'");
    assertThat(DebugText.quoted(0xc3)).isEqualTo("'Ã'");
  }
}
