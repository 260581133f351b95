package io.github.stalwartgitops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.apply.ReloadMode;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionValueTest {
  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "5s, PT5S", "2m, PT2M", "1h, PT1H", "0s, PT0S", "' 5s ', PT5S"})
  void aDurationIsANumberWithAUnit(String text, Duration duration) {
    assertThat(OptionValue.duration(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-5s", "5 s", "1.5s", "5d", "9999999999s"})
  void otherTextsAreNoDuration(String text) {
    assertRefused(OptionValue::duration, text, "is not a time such as 5s");
  }

  @Test
  void aTimeLimitIsLongerThanZero() {
    assertThat(OptionValue.timeLimit("1ms")).isEqualTo(Duration.ofMillis(1));
    assertRefused(OptionValue::timeLimit, "0s", "is not a time longer than 0s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "x", "1000000000"})
  void aLimitIsAWholeNumber(String text) {
    assertThat(OptionValue.limit("0")).isEqualTo(OptionalInt.of(0));
    assertRefused(OptionValue::limit, text, "is not a whole number, 0 or more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "65536", "http"})
  void aPortIsAtMost65535(String text) {
    assertThat(OptionValue.port("65535")).isEqualTo(65_535);
    assertRefused(OptionValue::port, text, "is not a port from 0 to 65535");
  }

  @Test
  void aChoiceMayBeWrittenInAnyCase() {
    assertThat(OptionValue.choice(ReloadMode.class, "Always")).isEqualTo(ReloadMode.ALWAYS);
    assertRefused(
        text -> OptionValue.choice(ReloadMode.class, text),
        "sometimes",
        "is not one of auto, always, never");
  }

  private static void assertRefused(Function<String, ?> parser, String text, String reason) {
    assertThatThrownBy(() -> parser.apply(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' " + reason);
  }
}
