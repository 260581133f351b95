package io.github.stalwartgitops.expression.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseFoldingTest {
  private static CodePoints closure(int c) {
    return CaseFolding.closure(CodePoints.of(c));
  }

  @Test
  void bothCasesAndTheirRelativesBelongTogether() {
    assertThat(closure('a')).isEqualTo(CodePoints.ofRanges('a', 'a', 'A', 'A'));
    assertThat(closure('k')).isEqualTo(CodePoints.ofRanges('k', 'k', 'K', 'K', 0x212a, 0x212a));
    assertThat(closure(0x212a)).isEqualTo(closure('k'));
    assertThat(closure('ǅ')).isEqualTo(CodePoints.range('Ǆ', 'ǆ'));
    assertThat(closure('ΐ')).isEqualTo(CodePoints.ofRanges('ΐ', 'ΐ', 0x1fd3, 0x1fd3));
    assertThat(closure('1')).isEqualTo(CodePoints.of('1'));
  }

  @Test
  void turkishLettersStandAlone() {
    assertThat(closure('İ')).isEqualTo(CodePoints.of('İ'));
    assertThat(closure('ı')).isEqualTo(CodePoints.of('ı'));
  }

  @Test
  void asciiAloneLeavesTheRelativesOut() {
    assertThat(CaseFolding.asciiOnlyClosure(CodePoints.of('k')))
        .isEqualTo(CodePoints.ofRanges('k', 'k', 'K', 'K'));
  }
}
