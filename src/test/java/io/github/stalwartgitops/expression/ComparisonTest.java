package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'5' == 5",
        "5 == 5.0",
        "'abc' == 0",
        "'1e0' == 1",
        "[[1]] == [['1']]",
        "9007199254740993 == 9007199254740992.0",
        "'é' > 'z'",
        "'～' < '😀'",
        "'inf' > 9223372036854775807",
        "[] < [0]",
        "[1] > 5",
        "5 < [1]",
        "'a' > relaxed",
        "relaxed < 5",
        "5 < relaxed",
        "relaxed < strict",
        "nsep >= mixer"
      })
  void holds(String comparison) {
    assertThat(Evaluated.value(comparison)).isEqualTo(Value.TRUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'5' == '5.0'",
        "relaxed == relaxed",
        "[relaxed] == [relaxed]",
        "[1] == 1",
        "('nan' * 1) == ('nan' * 1)",
        "('nan' * 1) < 1",
        "('nan' * 1) >= 1",
        "' 1' == 1",
        "'a' < [1]"
      })
  void doesNotHold(String comparison) {
    assertThat(Evaluated.value(comparison)).isEqualTo(Value.FALSE);
  }
}
