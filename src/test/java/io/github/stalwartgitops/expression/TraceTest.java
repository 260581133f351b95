package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTest {
  private static final Environment PLAIN = RecordedCases.connections().get(0);

  private static List<String> steps(String text) {
    return Evaluated.compiled(text).trace(PLAIN).steps().stream()
        .map(step -> step.node().span().of(text) + " = " + step.value().text())
        .toList();
  }

  @Test
  void eachSubexpressionShowsItsValueInTheOrderOfEvaluation() {
    assertThat(steps("local_port == 25 && !is_tls"))
        .containsExactly(
            "local_port = 25",
            "25 = 25",
            "local_port == 25 = 1",
            "is_tls = 0",
            "!is_tls = 1",
            "local_port == 25 && !is_tls = 1");
  }

  @Test
  void whatIsSkippedIsNotShown() {
    assertThat(steps("remote_ip || 'x'")).containsExactly("remote_ip = 192.0.2.7");
  }

  @Test
  void stepsNameTheTextTheyStandIn() {
    Trace trace =
        CompiledExpression.compile(
                new Expression(List.of(new Rule("is_tls", "'a'")), "'b'"), RecordedCases.CONNECT)
            .compiled()
            .trace(PLAIN);

    assertThat(trace.evaluation()).isEqualTo(new Evaluation(Value.of("b"), -1));
    assertThat(trace.steps()).extracting(Trace.Step::part).containsExactly(Part.ifOf(0), Part.ELSE);
  }

  @Test
  void aFailureIsExplained() {
    Trace trace = Evaluated.compiled("dns_query('a', 'mx')").trace(PLAIN);

    assertThat(trace.evaluation().value()).isNull();
    assertThat(trace.failure())
        .isEqualTo(
            new Trace.Failure(
                Part.ELSE, "dns_query has no answer", Language.functions().get("dns_query")));
  }

  @Test
  void inputsAreWhatTheValueDependsOnUpToAnUnansweredFunction() {
    String text =
        "len('x') + local_port + system('node_id') + metric('queue.count') + key_get('a', 'b') + asn";

    assertThat(Evaluated.compiled(text).trace(PLAIN).inputs())
        .extracting(Trace.Input::text, Trace.Input::isServerOnly)
        .containsExactly(
            tuple("local_port", false),
            tuple("system('node_id')", true),
            tuple("metric('queue.count')", true),
            tuple("key_get(…)", true));
  }

  @Test
  void anAnsweredFunctionIsAnInputToo() {
    Environment answering =
        PLAIN.toBuilder().serverFunctions((f, a) -> Optional.of(Value.of("x"))).build();

    assertThat(Evaluated.compiled("key_get('a', 'b') + listener").trace(answering).inputs())
        .extracting(Trace.Input::text)
        .containsExactly("key_get(…)", "listener");
  }

  @Test
  void aFailureNamesTheTextItHappensIn() {
    Expression expression =
        new Expression(
            List.of(new Rule("is_tls", "'a'"), new Rule("dns_query('a', 'mx')", "'b'")), "'c'");
    Trace trace =
        CompiledExpression.compile(expression, RecordedCases.CONNECT).compiled().trace(PLAIN);

    assertThat(trace.evaluation()).isEqualTo(new Evaluation(null, -1));
    assertThat(trace.failure().part()).isEqualTo(Part.ifOf(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "system('hostname') | true",
        "system('hostname') + ' ESMTP' | true",
        "'a' + (system('hostname') + 'b') + system('hostname') | true",
        "'a' | true",
        "len(system('hostname')) | false",
        "to_lowercase(system('hostname')) + 'a' | false",
        "system('hostname') == 'mx' | false",
        "if_then(system('hostname') == 'mx', 'a', 'b') | false",
      })
  void aNameIsOnlyAppendedWhereItIsAnOperandOfPlusAlone(String text, boolean isOnlyAppended) {
    assertThat(Evaluated.compiled(text).trace(PLAIN).isOnlyAppended("hostname"))
        .isEqualTo(isOnlyAppended);
  }

  @Test
  void aNameThatAConditionReadsIsNotOnlyAppended() {
    Expression expression =
        new Expression(List.of(new Rule("system('hostname') == 'mx'", "'a'")), "'b'");
    Trace trace =
        CompiledExpression.compile(expression, RecordedCases.CONNECT).compiled().trace(PLAIN);

    assertThat(trace.isOnlyAppended("hostname")).isFalse();
  }
}
