package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringLiteralsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.example.org",
        "",
        "it's",
        "say \"hello\"",
        "it's \"both\" 'ways'",
        "'",
        "\"'",
        "a\\b",
        "a\\\\b",
        "a\\'b\"c",
        "tab\there",
        "line\nbreak",
        "grüße 👍",
        "}"
      })
  void aQuotedTextHasItselfForItsValue(String text) {
    String quoted = StringLiterals.quote(text).orElseThrow();

    assertThat(Evaluated.value(quoted)).isEqualTo(Value.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ends in \\", "\\", "new\\next", "\\r", "a\\\\t"})
  void whatTheLanguageCannotSayIsRefused(String text) {
    assertThat(StringLiterals.quote(text)).isEmpty();
  }

  @Test
  void aTextFitsALiteralThatItNeitherClosesNorChanges() {
    assertThat(StringLiterals.fits("mx1", '\'')).isTrue();
    assertThat(StringLiterals.fits("it's", '"')).isTrue();
    assertThat(StringLiterals.fits("it's", '\'')).isFalse();
    assertThat(StringLiterals.fits("a\\", '\'')).isFalse();
    assertThat(StringLiterals.fits("a\\n", '\'')).isFalse();
  }

  @Test
  void theQuoteAroundAnOffsetIsFound() {
    String text = "a + 'b' + \"c\" }'d'";

    assertThat(StringLiterals.quoteAt(text, 0)).isEmpty();
    assertThat(StringLiterals.quoteAt(text, 4)).isEmpty();
    assertThat(StringLiterals.quoteAt(text, 5)).hasValue('\'');
    assertThat(StringLiterals.quoteAt(text, 6)).hasValue('\'');
    assertThat(StringLiterals.quoteAt(text, 7)).isEmpty();
    assertThat(StringLiterals.quoteAt(text, 11)).hasValue('"');
    assertThat(StringLiterals.quoteAt(text, 16)).isEmpty();
  }

  @Test
  void aQuoteThatEqualsAteOpensNothing() {
    assertThat(StringLiterals.quoteAt("a ='b'", 4)).isEmpty();
    assertThat(StringLiterals.quoteAt("a !='b'", 5)).hasValue('\'');
    assertThat(StringLiterals.quoteAt("a =='b'", 5)).hasValue('\'');
  }

  @Test
  void anEscapedQuoteClosesNothing() {
    assertThat(StringLiterals.quoteAt("'a\\'b'", 5)).hasValue('\'');
  }
}
