package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What differs between the versions of the server ({@code docs/server.md}, versions). */
class LanguageVersionTest {
  private static Compilation compile(String text, LanguageVersion language) {
    return CompiledExpression.compile(
        Expression.of(text), new Scope(Set.of("local_port"), null, language));
  }

  private static Value value(String text, LanguageVersion language) {
    CompiledExpression compiled = compile(text, language).compiled();
    assertThat(compiled).as(text).isNotNull();
    Environment environment = Environment.builder().variable("local_port", 25).build();
    return compiled.evaluate(environment).value();
  }

  private static String error(String text, LanguageVersion language) {
    return compile(text, language).errors().get(0).message();
  }

  @ParameterizedTest
  @EnumSource
  void namesExistSinceTheirVersion(LanguageVersion language) {
    assertThat(compile("system('node_role')", language).errors().isEmpty())
        .isEqualTo(language != LanguageVersion.V0_16_0);
    assertThat(compile("system('node_hostname')", language).errors().isEmpty())
        .isEqualTo(language != LanguageVersion.V0_16_0);
    assertThat(compile("is_ip_in_cidr('192.0.2.1', '192.0.2.0/24')", language).errors().isEmpty())
        .isEqualTo(language == LanguageVersion.V0_16_5 || language == LanguageVersion.V1_0);
    assertThat(compile("bit_and(6, 3)", language).errors().isEmpty())
        .isEqualTo(language == LanguageVersion.V1_0);
  }

  @Test
  void anOlderServerAnswersAsForAnyUnknownName() {
    assertThat(error("system('node_role')", LanguageVersion.V0_16_0))
        .isEqualTo("Invalid system variable name \"node_role\"");
    assertThat(error("is_ip_in_cidr('192.0.2.1', '192.0.2.0/24')", LanguageVersion.V0_16_1))
        .isEqualTo("Invalid variable or constant \"is_ip_in_cidr\"");
  }

  @Test
  void sortTookItsSecondArgumentTheOtherWayRound() {
    String ascending = "sort([2, 1, 3], true)[0]";

    assertThat(value(ascending, LanguageVersion.V0_16_0)).isEqualTo(Value.of(3));
    assertThat(value(ascending, LanguageVersion.V0_16_1)).isEqualTo(Value.of(1));
    assertThat(value(ascending, LanguageVersion.V1_0)).isEqualTo(Value.of(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "local_port=25 | 0 | 1",
        "local_port= 25 | 1 | 1",
        "local_port = 25 | 1 | 1",
        "local_port==25 | 1 | 1",
        "local_port=>25 | 1 | 1",
        "local_port=<24 | 0 | 0",
        "5=x5 | 1 | error",
        "local_port= | 0 | 0",
        "'a'='a' | error | 1",
        "local_port=ä | error | error"
      })
  void aSingleEqualsSignLeavesTheNextCharacterAlone(String text, String before, String after) {
    assertThat(outcome(text, LanguageVersion.V0_16_5)).isEqualTo(before);
    assertThat(outcome(text, LanguageVersion.V1_0)).isEqualTo(after);
  }

  private static String outcome(String text, LanguageVersion language) {
    return compile(text, language).errors().isEmpty() ? value(text, language).text() : "error";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"bit_and(6, 3) | 2", "bit_and('6', 3.9) | 2", "bit_and(-1, 255) | 255"})
  void bitAndCombinesIntegers(String text, long value) {
    assertThat(value(text, LanguageVersion.V1_0)).isEqualTo(Value.of(value));
  }

  @ParameterizedTest
  @CsvSource({"0.16, V0_16_0", "0.16.4, V0_16_1", "0.16.19, V0_16_5", "1.0.1, V1_0"})
  void aReleaseHasTheNewestLanguageUpToIt(String release, LanguageVersion language) {
    assertThat(LanguageVersion.of(release)).isEqualTo(language);
  }
}
