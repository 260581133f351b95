package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @Test
  void integersFillSixtyFourBits() {
    assertThat(Numbers.parseInteger("9223372036854775807")).isEqualTo(Value.of(Long.MAX_VALUE));
    assertThat(Numbers.parseInteger("-9223372036854775808")).isEqualTo(Value.of(Long.MIN_VALUE));
    assertThat(Numbers.parseInteger("+007")).isEqualTo(Value.of(7));
    assertThat(Numbers.parseInteger("9223372036854775808")).isNull();
    assertThat(Numbers.parseInteger("-9223372036854775809")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {".5", "5.", "+1.5", "1e400", "1E-3", "inf", "-Infinity", "NaN", "1e0"})
  void floatsHaveTheFormsOfRust(String text) {
    assertThat(Numbers.parseFloat(text)).isInstanceOf(Value.FloatValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "+", "1e", " 1", "1 ", "1_000", "0x10", "1.5f", "1d", "１", "e5"})
  void otherTextsAreNoNumbers(String text) {
    assertThat(Numbers.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2.0, 2, 2.0",
    "-0.0, -0, -0.0",
    "0.1, 0.1, 0.1",
    "1e22, 10000000000000000000000, 1e+22",
    "1e15, 1000000000000000, 1000000000000000.0",
    "1e16, 10000000000000000, 1e+16",
    "1e-5, 0.00001, 0.00001",
    "1e-6, 0.000001, 1e-6",
    "2e-3, 0.002, 0.002",
    "12345678.9, 12345678.9, 12345678.9",
    "2.0000000000000004, 2.0000000000000004, 2.0000000000000004",
    "1.7976931348623157e308, , 1.7976931348623157e+308",
    "5e-324, , 5e-324",
    "2.2250738585072014e-308, , 2.2250738585072014e-308",
    "Infinity, inf, inf",
    "-Infinity, -inf, -inf",
    "NaN, NaN, NaN"
  })
  void floatsAreWrittenDifferentlyByPlusAndByFunctions(
      double number, String plain, String withFraction) {
    assertThat(Numbers.withFraction(number)).isEqualTo(withFraction);
    if (plain != null) {
      assertThat(Numbers.plain(number)).isEqualTo(plain);
    }
  }
}
