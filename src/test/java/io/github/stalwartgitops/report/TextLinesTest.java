package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLinesTest {
  @Test
  void whatFitsIsOneLine() {
    assertThat(TextLines.of("port 25", 7, 2)).containsExactly("port 25");
    assertThat(TextLines.of("", 7, 2)).isEmpty();
  }

  @Test
  void breaksAtABlankNearTheEndAndElseAnywhere() {
    assertThat(TextLines.of("client 10.0.0.1, TLS", 17, 2))
        .containsExactly("client 10.0.0.1,", "TLS");
    assertThat(TextLines.of("a 'verylongword'", 8, 3)).containsExactly("a 'veryl", "ongword'");
  }

  @Test
  void saysThatSomethingIsLeftOut() {
    assertThat(TextLines.of("abcdefghij", 3, 2)).containsExactly("abc", "de…");
  }

  @Test
  void neverCutsALetterInTwo() {
    assertThat(TextLines.of("a🎉🎉🎉", 4, 2)).containsExactly("a🎉", "🎉🎉");
    assertThat(TextLines.of("🎉🎉", 1, 1)).containsExactly("🎉…");
    assertThat(TextLines.of("ee\u0301ee", 2, 2)).containsExactly("ee\u0301", "ee");
  }

  @Test
  void eastAsianLettersTakeTwo() {
    assertThat(LetterWidth.of("日本 ab é")).isEqualTo(9);
    assertThat(TextLines.of("日本語日本語", 6, 3)).containsExactly("日本語", "日本語");
  }
}
