package io.github.stalwartgitops.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.expression.Value;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTextTest {
  @Test
  void theTypeOfAValueIsVisible() {
    assertThat(ValueText.of(Value.of("25"), 99)).isEqualTo("\"25\"");
    assertThat(ValueText.of(Value.of(25), 99)).isEqualTo("25");
    assertThat(ValueText.of(new Value.FloatValue(2), 99)).isEqualTo("2.0");
    assertThat(ValueText.of(new Value.ConstantValue("relaxed"), 99)).isEqualTo("relaxed");
    assertThat(ValueText.of(null, 99)).isEqualTo("nothing");
    assertThat(
            ValueText.of(new Value.ArrayValue(List.of(Value.of("a"), Value.TRUE, Value.EMPTY)), 99))
        .isEqualTo("[\"a\", 1, \"\"]");
  }

  @Test
  void aLongValueIsCutBetweenCharacters() {
    assertThat(ValueText.of(Value.of("abc"), 2)).isEqualTo("\"ab…\"");
    assertThat(ValueText.cut("a😀b", 2)).isEqualTo("a…");
    assertThat(ValueText.cut("a😀b", 3)).isEqualTo("a😀…");
    assertThat(ValueText.of(new Value.ArrayValue(Collections.nCopies(1_000, Value.TRUE)), 20))
        .hasSizeLessThan(30)
        .endsWith("…]");
  }
}
