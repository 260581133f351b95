package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorsTest {
  private static Value value(String text) {
    return Evaluated.value(text);
  }

  private static Value array(Value... elements) {
    return new Value.ArrayValue(List.of(elements));
  }

  @Test
  void integersSaturate() {
    assertThat(value("9223372036854775807 + 1")).isEqualTo(Value.of(Long.MAX_VALUE));
    assertThat(value("-9223372036854775807 - 5")).isEqualTo(Value.of(Long.MIN_VALUE));
    assertThat(value("9223372036854775807 * -3")).isEqualTo(Value.of(Long.MIN_VALUE));
    assertThat(value("-(-9223372036854775807 - 1)")).isEqualTo(Value.of(Long.MIN_VALUE));
  }

  @Test
  void divisionGivesFloatsAndZeroForZero() {
    assertThat(value("4 / 2")).isEqualTo(new Value.FloatValue(2));
    assertThat(value("1 / 0")).isEqualTo(new Value.FloatValue(0));
    assertThat(value("1 / -0.0")).isEqualTo(new Value.FloatValue(0));
  }

  @Test
  void anEmptyStringAddsNothingAndKeepsTheTypeOfTheOther() {
    assertThat(value("'' + 5")).isEqualTo(Value.of(5));
    assertThat(value("'x' + 5")).isEqualTo(Value.of("x5"));
    assertThat(value("'x' + 2.0")).isEqualTo(Value.of("x2"));
    assertThat(value("'x' + relaxed")).isEqualTo(Value.of("xrelaxed"));
    assertThat(value("relaxed + 5")).isEqualTo(Value.of(5));
    assertThat(value("relaxed + strict")).isEqualTo(new Value.ConstantValue("relaxed"));
  }

  @Test
  void arraysJoinAndLoseEqualElements() {
    assertThat(value("[1] + 2 + ['a']")).isEqualTo(array(Value.of(1), Value.of(2), Value.of("a")));
    assertThat(value("1 - [1, 2]")).isEqualTo(array(Value.of(2)));
    assertThat(value("[1] - [1]")).isEqualTo(array(Value.of(1)));
  }

  @Test
  void unaryMinusStandsOnlyWhereAnOperandMay() {
    assertThat(value("- -5")).isEqualTo(Value.of(-5));
    assertThat(value("2 * - - 3")).isEqualTo(Value.of(-3));
    assertThat(value("!-5")).isEqualTo(Value.of(-4));
    assertThat(value("[-1]")).isEqualTo(array());
  }

  @Test
  void logicLeavesTheSideThatDecides() {
    assertThat(value("remote_ip || 'x'")).isEqualTo(Value.of("192.0.2.7"));
    assertThat(value("'' && 1")).isEqualTo(Value.EMPTY);
    assertThat(value("'' || 'x'")).isEqualTo(Value.TRUE);
    assertThat(value("1 & 0 | 'a' ^ 'b'")).isEqualTo(Value.FALSE);
  }
}
