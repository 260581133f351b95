package io.github.stalwartgitops.expression.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePointsTest {
  private static final CodePoints A_TO_M = CodePoints.range('a', 'm');
  private static final CodePoints G_TO_Z = CodePoints.range('g', 'z');

  @Test
  void rangesInAnyOrderAreMerged() {
    assertThat(CodePoints.ofRanges('x', 'z', 'a', 'c', 'd', 'e', 'b', 'b'))
        .isEqualTo(CodePoints.ofRanges('a', 'e', 'x', 'z'))
        .hasToString("[61-65 78-7a]");
  }

  @Test
  void setsCombine() {
    assertThat(A_TO_M.or(G_TO_Z)).isEqualTo(CodePoints.range('a', 'z'));
    assertThat(A_TO_M.and(G_TO_Z)).isEqualTo(CodePoints.range('g', 'm'));
    assertThat(A_TO_M.minus(G_TO_Z)).isEqualTo(CodePoints.range('a', 'f'));
    assertThat(A_TO_M.xor(G_TO_Z)).isEqualTo(CodePoints.ofRanges('a', 'f', 'n', 'z'));
    assertThat(A_TO_M.and(CodePoints.of('z'))).isEqualTo(CodePoints.NONE);
  }

  @Test
  void theRestHasNoSurrogates() {
    CodePoints rest = A_TO_M.negated();

    assertThat(rest.contains('a')).isFalse();
    assertThat(rest.contains('n')).isTrue();
    assertThat(rest.contains(0x10ffff)).isTrue();
    assertThat(rest.contains(0xd800)).isFalse();
  }

  @Test
  void membershipIsToldAtTheEdges() {
    assertThat(A_TO_M.contains('a')).isTrue();
    assertThat(A_TO_M.contains('m')).isTrue();
    assertThat(A_TO_M.contains('n')).isFalse();
    assertThat(A_TO_M.contains('`')).isFalse();
    assertThat(CodePoints.of('q').single()).isEqualTo('q');
    assertThat(A_TO_M.single()).isEqualTo(-1);
    assertThat(A_TO_M.isAscii()).isTrue();
    assertThat(CodePoints.of(0x80).isAscii()).isFalse();
  }
}
