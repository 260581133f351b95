package io.github.stalwartgitops.jmap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerTextTest {
  @Test
  void keepsOrdinaryText() {
    assertThat(ServerText.of("Ungültig: 'a' ≠ 😀", 100)).isEqualTo("Ungültig: 'a' ≠ 😀");
  }

  @Test
  void makesOneLineWithoutControlCharacters() {
    assertThat(ServerText.of("a\nb\tc\u001b[31m\u202e\u200f\ud800", 100))
        .isEqualTo("a b c\uFFFD[31m\uFFFD\uFFFD\uFFFD");
  }

  @Test
  void cutsLongText() {
    assertThat(ServerText.of("x".repeat(1_000_000), 3)).isEqualTo("xxx…");
  }
}
