package io.github.stalwartgitops.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionJsonTest {
  private static final Expression TWO_RULES =
      new Expression(List.of(new Rule("is_tls", "'a'"), new Rule("1", "'b'")), "'c'");
  private static final String KEYED =
      "{\"match\":{\"0\":{\"if\":\"is_tls\",\"then\":\"'a'\"},\"1\":{\"if\":\"1\",\"then\":\"'b'\"}},"
          + "\"else\":\"'c'\"}";
  private static final String LISTED =
      "{\"match\":[{\"if\":\"is_tls\",\"then\":\"'a'\"},{\"if\":\"1\",\"then\":\"'b'\"}],"
          + "\"else\":\"'c'\"}";

  @Test
  void writesAndReadsTheFormOfTheServer() throws Exception {
    assertThat(ExpressionJson.keyed(TWO_RULES).toString()).isEqualTo(KEYED);
    assertThat(ExpressionJson.readKeyed(json(KEYED))).isEqualTo(TWO_RULES);
  }

  @Test
  void writesAndReadsTheFormOfFiles() throws Exception {
    assertThat(ExpressionJson.listed(TWO_RULES).toString()).isEqualTo(LISTED);
    assertThat(ExpressionJson.readListed(json(LISTED))).isEqualTo(TWO_RULES);
  }

  @Test
  void ordersKeyedRulesByPosition() throws Exception {
    assertThat(
            ExpressionJson.readRules(
                json(
                    "{\"10\":{\"if\":\"c\",\"then\":\"1\"},\"2\":{\"if\":\"b\",\"then\":\"1\"},"
                        + "\"0\":{\"if\":\"a\",\"then\":\"1\"}}")))
        .extracting(Rule::ifText)
        .containsExactly("a", "b", "c");
  }

  @Test
  void matchMayBeMissing() throws Exception {
    assertThat(ExpressionJson.readKeyed(json("{\"else\":\"x\"}"))).isEqualTo(Expression.of("x"));
    assertThat(ExpressionJson.readListed(json("{\"else\":\"x\"}"))).isEqualTo(Expression.of("x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | `` | is not an object with match and else",
        "{\"match\":[],\"else\":\"x\"} | /match | is not an object of numbered rules",
        "{\"match\":{\"01\":{}},\"else\":\"x\"} | /match/01 | is not numbered from 0",
        "{\"match\":{\"0\":{\"if\":\"a\"}},\"else\":\"x\"} | /match/0 | is not a rule with if and then",
        "{\"match\":{},\"else\":null} | /else | is not a text"
      })
  void malformedJsonNamesItsPlace(String text, String pointer, String message) {
    assertThatThrownBy(() -> ExpressionJson.readKeyed(json(text)))
        .isInstanceOfSatisfying(
            ExpressionJson.MalformedException.class,
            e -> assertThat(e.pointer()).isEqualTo(pointer))
        .hasMessage(message);
  }

  @Test
  void aListIsExpectedInFiles() {
    assertThatThrownBy(() -> ExpressionJson.readListed(json(KEYED)))
        .hasMessage("is not a list of rules");
  }

  private static JsonNode json(String text) throws Exception {
    return new JsonMapper().readTree(text);
  }
}
