package io.github.stalwartgitops.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.Mode;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");
  private static final String HOST = "system('hostname')";
  private static final Map<String, String> PORT_25 =
      Map.of("listener", "smtp", "local_port", "25", "is_tls", "false");

  private Emulator emulator;

  @BeforeEach
  void start() throws Exception {
    emulator = Emulator.start(EmulatorConfiguration.defaults());
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void returnsTheMatchingRuleAndTheGreeting() throws Exception {
    JsonNode answer =
        greeting(
            "system('hostname')",
            new Rule("local_port == 587", "'no'"),
            new Rule("local_port == 25", "system('hostname') + ' ESMTP'"));
    assertThat(answer.at("/outcome/rule").asInt()).isEqualTo(1);
    assertThat(answer.at("/outcome/client").asText()).isEqualTo("220 mx.example.org ESMTP");
    assertThat(answer.at("/outcome/replaced").asBoolean()).isFalse();
    assertThat(answer.at("/outcome/certain").asBoolean()).isTrue();
  }

  @Test
  void returnsTheStepsOfEvaluatedTexts() throws Exception {
    JsonNode parts =
        greeting("'x'", new Rule("local_port == 25 && !is_tls", "'y'"), new Rule("is_tls", "'z'"))
            .at("/outcome/parts");
    assertThat(parts.findValuesAsText("part")).containsExactly("if-0", "then-0");
    assertThat(parts.at("/0/steps"))
        .extracting(
            step -> step.path("source").asText(),
            step -> step.path("substituted").asText(),
            step -> step.path("value").asText())
        .map(tuple -> String.join(" | ", tuple.toList().toArray(String[]::new)))
        .containsExactly(
            "local_port == 25 | 25 == 25 | true",
            "!is_tls | !0 | true",
            "local_port == 25 && !is_tls | 1 && 1 | true");
  }

  @Test
  void returnsElseIfNoRuleMatches() throws Exception {
    JsonNode answer = greeting("'else'", new Rule("local_port == 26", "'y'"));
    assertThat(answer.at("/outcome/rule").asInt()).isEqualTo(-1);
    assertThat(answer.at("/outcome/client").asText()).isEqualTo("220 else");
  }

  @Test
  void returnsTheDefaultGreetingIfTheValueIsNotATextOrFails() throws Exception {
    for (String text : List.of("local_port", "''", "[1, 2]", "dns_query('a', 'b')")) {
      JsonNode outcome = greeting(text).path("outcome");
      assertThat(outcome.path("client").asText())
          .as(text)
          .isEqualTo("220 Stalwart ESMTP at your service.");
      assertThat(outcome.path("replaced").asBoolean()).isTrue();
    }
    assertThat(greeting("dns_query('a', 'b')").at("/outcome/certain").asBoolean()).isFalse();
  }

  @Test
  void returnsTheGreetingOfTheEmulator() throws Exception {
    String text =
        "'[' + system('hostname') + system('node_hostname') + system('domain')"
            + " + system('node_id') + system('node_role') + listener + local_port + is_tls + ']'";
    emulator.store(new Settings(Map.of(GREETING, Expression.of(text))));
    emulator.restart(Mode.NORMAL);
    InetSocketAddress smtp = emulator.listeners().get("smtp");
    try (Socket socket = new Socket(smtp.getAddress(), smtp.getPort())) {
      socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
      String received =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(received.lines()).first().isEqualTo(greeting(text).at("/outcome/client").asText());
      assertThat(received.lines()).first().isEqualTo(greeting("1").at("/active/client").asText());
    }
  }

  @Test
  void returnsAnErrorWithItsPlaceAndNoOutcome() throws Exception {
    JsonNode answer = greeting(HOST, new Rule("is_tls || local_prot == 25", HOST));
    assertThat(answer.has("outcome")).isFalse();
    assertThat(answer.path("problems")).hasSize(1);
    JsonNode problem = answer.at("/problems/0");
    assertThat(problem.path("severity").asText()).isEqualTo("error");
    assertThat(problem.path("part").asText()).isEqualTo("if-0");
    assertThat(problem.path("offset").asInt()).isEqualTo("is_tls || ".length());
    assertThat(problem.path("length").asInt()).isEqualTo("local_prot".length());
    assertThat(problem.path("message").asText()).contains("local_prot is not a variable");
    assertThat(problem.path("hint").asText()).contains("Did you mean local_port?");
  }

  @Test
  void countsOffsetsAcrossLines() throws Exception {
    JsonNode problem =
        greeting("'x'", new Rule("is_tls ||\r\nis_tls ||\n nope", "'y'")).at("/problems/0");
    assertThat(problem.path("offset").asInt()).isEqualTo("is_tls ||__is_tls ||__".length());
  }

  @Test
  void returnsEveryErrorOfEveryText() throws Exception {
    JsonNode problems = greeting("(", new Rule("", HOST), new Rule("nope", "")).path("problems");
    assertThat(problems.findValuesAsText("part")).containsExactly("if-0", "if-1", "then-1", "else");
  }

  @Test
  void hintsFitAFormInsteadOfYaml() throws Exception {
    JsonNode problem = greeting("mx.example.org").at("/problems/0");
    assertThat(problem.path("hint").asText())
        .startsWith("For literal text write\n  'mx.example.org'\n(the server's message: ");
  }

  @Test
  void lintsWithTheHostNameOfTheEmulator() throws Exception {
    JsonNode answer = greeting("'mx.example.org ESMTP'", new Rule("local_port=25", "'hello'"));
    assertThat(answer.path("problems").findValuesAsText("name"))
        .containsExactly("equals-eats-character", "greeting-host-name");
    assertThat(answer.at("/problems/0/severity").asText()).isEqualTo("warning");
    assertThat(answer.at("/problems/0/offset").asInt()).isEqualTo("local_port".length());
  }

  @Test
  void returnsTheResultsOfStoredAndActive() throws Exception {
    emulator.store(new Settings(Map.of(GREETING, Expression.of("'stored ' + local_port"))));
    JsonNode answer = greeting("'draft'");
    assertThat(answer.at("/stored/client").asText()).isEqualTo("220 stored 25");
    assertThat(answer.at("/active/client").asText())
        .isEqualTo("220 mx.example.org Stalwart ESMTP at your service");
  }

  @Test
  void reportsImpossibleConnections() throws Exception {
    Map<String, String> connection =
        Map.of("listener", "smtp", "local_port", "abc", "remote_ip", "nonsense", "asn", "");
    JsonNode answer =
        new Trial(Catalog.bundled(), emulator)
            .of(new Question(GREETING, Expression.of("local_prot"), connection));
    assertThat(answer.path("connection"))
        .extracting(it -> it.path("variable").asText(), it -> it.path("message").asText())
        .containsExactlyInAnyOrder(
            tuple("local_port", "local_port is a port, 0 to 65535, not \"abc\""),
            tuple("remote_ip", "remote_ip is an IP address, not \"nonsense\""),
            tuple("asn", "asn is a number, 0 to 4294967295, not \"\""));
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("problems", "connection", "manifest");
    assertThat(answer.path("problems")).hasSize(1);
  }

  @Test
  void possibleConnectionHasNoProblems() throws Exception {
    assertThat(greeting("'x'").path("connection")).isEmpty();
  }

  @Test
  void returnsTheEffectOfAScript() throws Exception {
    FieldName script = new FieldName("MtaStageConnect", "script");
    assertThat(ask(script, Expression.of("'connect'")).at("/outcome/effect").asText())
        .isEqualTo(
            "The server runs the system script connect, if it has an active one of that name.");
    assertThat(ask(script, Expression.of("false")).at("/outcome/effect").asText())
        .isEqualTo("The server runs no script.");
  }

  @Test
  void writesTheManifest() throws Exception {
    assertThat(greeting("'a'", new Rule("is_tls", "'b'")).path("manifest").asText())
        .contains("MtaStageConnect:\n  smtpGreeting:\n    match:\n      - if: is_tls\n");
  }

  @Test
  void hugeValuesAreCut() throws Exception {
    String text = "country + ".repeat(200) + "''";
    Question question =
        new Question(GREETING, Expression.of(text), Map.of("country", "x".repeat(256)));
    JsonNode answer = new Trial(Catalog.bundled(), emulator).of(question);
    assertThat(answer.at("/outcome/value").asText()).hasSizeLessThan(2_100).endsWith("…\"");
    assertThat(answer.toString()).hasSizeLessThan(40_000);
  }

  @Test
  void unknownFieldIsRefused() {
    assertThatExceptionOfType(QuestionException.class)
        .isThrownBy(() -> ask(new FieldName("MtaStageConnect", "nope"), Expression.of("1")))
        .satisfies(e -> assertThat(e.status()).isEqualTo(404));
  }

  private JsonNode greeting(String otherwise, Rule... rules) throws QuestionException {
    return ask(GREETING, new Expression(List.of(rules), otherwise));
  }

  private JsonNode ask(FieldName field, Expression expression) throws QuestionException {
    return new Trial(Catalog.bundled(), emulator).of(new Question(field, expression, PORT_25));
  }
}
