package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdTest {
  @ParameterizedTest
  @CsvSource({
    "singleton, singleton",
    "SingleTon, singleton",
    "aasingleton, singleton",
    "'', a",
    "aaa, a",
    "d333333, d333333"
  })
  void capitalsAndLeadingZerosMeanTheSameId(String written, String id) {
    assertThat(Id.canonical(written)).contains(id);
  }

  @ParameterizedTest
  @CsvSource({"sing-leton", "x.y", "a4", "ü"})
  void otherCharactersAreNotAnId(String written) {
    assertThat(Id.canonical(written)).isEmpty();
  }

  @Test
  void numbersAreWrittenInBase32() {
    assertThat(Id.of(0)).isEqualTo("a");
    assertThat(Id.of(33)).isEqualTo("bb");
    assertThat(Id.of(0xFFFF_FFFFL)).isEqualTo("d333333");
  }
}
