package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
