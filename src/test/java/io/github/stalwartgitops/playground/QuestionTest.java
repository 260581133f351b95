package io.github.stalwartgitops.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.emulator.HttpRequest;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
  private static final String RULE = "{\"if\": \"1\", \"then\": \"2\"}";

  @Test
  void isParsedAsThePageSendsIt() throws Exception {
    Question question = Question.read(request(json(RULE, "'x'", "\"local_port\": \"25\"")));
    assertThat(question.field()).isEqualTo(new FieldName("MtaStageConnect", "smtpGreeting"));
    assertThat(question.expression()).isEqualTo(new Expression(List.of(new Rule("1", "2")), "'x'"));
    assertThat(question.connection()).isEqualTo(Map.of("local_port", "25"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json                                       | The question is not JSON.",
        "[]                                             | object must be a string.",
        "{}                                             | object must be a string.",
        "{\"object\": \"A\", \"field\": 1}                | field must be a string.",
        "{\"object\": \"A\", \"field\": \"b\"}            | else must be a string."
      })
  void malformedQuestionIsRefused(String body, String sentence) {
    refused(request(body), 400, sentence);
  }

  @Test
  void otherVariablesAreRefused() {
    refused(request(json(RULE, "1", "\"nope\": \"1\"")), 400, "A connection has no such variable.");
  }

  @Test
  void requiresTheTypeOfJsonWhichFormsOfOtherSitesCannotSend() {
    refused(
        new HttpRequest("POST", "/", Map.of("content-type", "text/plain"), "{}", false),
        400,
        "The content type must be application/json.");
    refused(
        new HttpRequest("POST", "/", Map.of(), "{}", false),
        400,
        "The content type must be application/json.");
  }

  @Test
  void acceptsWhatARealServerMayStore() throws Exception {
    assertThat(
            Question.read(request(json((RULE + ",").repeat(499) + RULE, "1", "")))
                .expression()
                .match())
        .hasSize(500);
    assertThat(Question.read(request(json("", "1".repeat(1_000_000), ""))).expression().elseText())
        .hasSize(1_000_000);
  }

  @Test
  void isLimited() {
    refused(
        request(json(RULE, "1".repeat(Question.LONGEST_TEXT + 1), "")),
        413,
        "The playground takes up to 1000000 characters in else.");
    refused(
        request(json((RULE + ",").repeat(Question.MAX_RULES) + RULE, "1", "")),
        413,
        "The playground takes up to 500 rules.");
    refused(
        request(json(RULE, "1", "\"country\": \"" + "x".repeat(257) + "\"")),
        413,
        "The playground takes up to 256 characters in country.");
    refused(
        request(" ".repeat(Question.MAX_CHARACTERS + 1)),
        413,
        "The question is longer than 2000000 characters.");
    refused(
        new HttpRequest("POST", "/", Map.of("content-type", "application/json"), "", true),
        413,
        "The question is longer than 2000000 characters.");
  }

  private static void refused(HttpRequest request, int status, String sentence) {
    assertThatExceptionOfType(QuestionException.class)
        .isThrownBy(() -> Question.read(request))
        .satisfies(
            e -> {
              assertThat(e.status()).isEqualTo(status);
              assertThat(e.sentence()).isEqualTo(sentence);
            });
  }

  private static HttpRequest request(String body) {
    return new HttpRequest("POST", "/", Map.of("content-type", "application/json"), body, false);
  }

  private static String json(String rules, String otherwise, String connection) {
    return """
        {"object": "MtaStageConnect", "field": "smtpGreeting",
         "expression": {"match": [%s], "else": "%s"}, "connection": {%s}}
        """
        .formatted(rules, otherwise, connection);
  }
}
