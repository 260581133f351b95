package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @Test
  void leavesOrdinaryTextAlone() {
    assertThat(Printable.of("220 Grüße von 邮件 €")).isEqualTo("220 Grüße von 邮件 €");
  }

  @Test
  void writesLineBreaksAndEscapesVisibly() {
    assertThat(Printable.of("a\r\nb\t\u001b[31mred\u0000"))
        .isEqualTo("a\\r\\nb\\t\\u{1b}[31mred\\u{0}");
  }

  @Test
  void writesBidirectionalControlsVisibly() {
    assertThat(Printable.of("a\u202eb\u2066c\u200b")).isEqualTo("a\\u{202e}b\\u{2066}c\\u{200b}");
  }

  @ParameterizedTest
  @CsvSource({
    "::error::pwned, \\u{3a}:error::pwned",
    "'  ::add-mask::x', '  \\u{3a}:add-mask::x'",
    "'\u00a0::error::x', '\u00a0\\u{3a}:error::x'",
    "a ##[error]b, a \\u{23}#[error]b",
    "###[group]b, #\\u{23}#[group]b",
    "##vso[task.complete]b, \\u{23}#vso[task.complete]b",
    "##VSO[task.complete]b, \\u{23}#VSO[task.complete]b",
    "##teamcity[message], \\u{23}#teamcity[message]",
  })
  void writesWhatAPipelineWouldObeyVisibly(String text, String shown) {
    assertThat(Printable.of(text)).isEqualTo(shown);
  }

  @Test
  void leavesNoHalfOfACommandAtItsEnd() {
    assertThat(Printable.of("a ##") + "[error]").isEqualTo("a \\u{23}#[error]");
    assertThat(Printable.of("a ##vso") + "[error]").isEqualTo("a \\u{23}#vso[error]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"## welcome", "# ##### #", "C## here", "##vsop[", "remote_ip == '::1'", ":1", ""})
  void leavesAloneWhatNoPipelineObeys(String text) {
    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @Test
  void leavesColonsAloneBehindSomethingVisible() {
    assertThat(Printable.inside("::1")).isEqualTo("::1");
    assertThat(Printable.inside("##[error]")).isEqualTo("\\u{23}#[error]");
  }

  @Test
  void partsOfATextTogetherAreTheText() {
    String text = "a ##[error]b";
    for (int i = 0; i <= text.length(); i++) {
      assertThat(Printable.part(text, 0, i) + Printable.part(text, i, text.length()))
          .isEqualTo("a \\u{23}#[error]b");
    }
  }
}
