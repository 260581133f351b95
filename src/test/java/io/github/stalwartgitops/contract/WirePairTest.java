package io.github.stalwartgitops.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WirePairTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": [1, {"b": 2}]} | {"a": [1, {"b": 3}]} | /a/1/b is 3 instead of 2
          {"a": 1}             | {}                   | /a is missing instead of 1
          {}                   | {"a": null}          | /a is null instead of missing
          [1, 2]               | [2, 1]               | /0 is 2 instead of 1
          [1]                  | [1, 2]               | ` is [1,2] instead of [1]`
          {"a": {}}            | {"a": []}            | /a is [] instead of {}
          1                    | "1"                  | ` is "1" instead of 1`
          """)
  void findsTheFirstDifference(String expected, String actual, String difference) throws Exception {
    JsonMapper json = new JsonMapper();

    assertThat(WirePair.difference(json.readTree(expected), json.readTree(actual), ""))
        .isEqualTo(difference);
    assertThat(WirePair.difference(json.readTree(expected), json.readTree(expected), "")).isEmpty();
  }

  @Test
  void everyPairWithASetIsAWrite() {
    assertThat(WirePair.all()).hasSizeGreaterThan(200).anyMatch(WirePair::isWrite);
    assertThat(WirePair.all())
        .filteredOn(pair -> pair.methods().stream().anyMatch(it -> it.endsWith("/set")))
        .allMatch(WirePair::isWrite);
  }
}
