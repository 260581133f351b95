package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DebugTextTest {
  private static String quoted(String text, char quote) {
    StringBuilder out = new StringBuilder().append(quote);
    DebugText.append(out, text, quote);
    return out.append(quote).toString();
  }

  @Test
  void controlsQuotesAndWhatCannotBeSeenAreEscaped() {
    assertThat(quoted("a\"b'\\\0\t\r\n", '\"')).isEqualTo("\"a\\\"b'\\\\\\0\\t\\r\\n\"");
    assertThat(quoted("\u007f\u200b\u0301\ue000\u0378", '\"'))
        .isEqualTo("\"\\u{7f}\\u{200b}\\u{301}\\u{e000}\\u{378}\"");
    assertThat(quoted("é👍", '\"')).isEqualTo("\"é👍\"");
  }

  @Test
  void charactersNewerThanTheRunningJavaAreShown() {
    assertThat(quoted("\ud83e\udee0", '\"')).isEqualTo("\"\ud83e\udee0\"");
  }

  @Test
  void aCharacterEscapesTheSingleQuote() {
    assertThat(quoted("'", '\'')).isEqualTo("'\\''");
    assertThat(quoted("\"", '\'')).isEqualTo("'\"'");
    assertThat(quoted("Ã", '\'')).isEqualTo("'Ã'");
  }
}
