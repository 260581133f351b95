package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompiledExpressionTest {
  private static final Expression GREETING =
      new Expression(
          List.of(new Rule("local_port == 25", "'plain'"), new Rule("is_tls", "'encrypted'")),
          "'other'");

  private static Compilation compile(Expression expression) {
    return CompiledExpression.compile(expression, RecordedCases.CONNECT);
  }

  private static List<Evaluation> onEachConnection(Expression expression) {
    CompiledExpression compiled = Objects.requireNonNull(compile(expression).compiled());
    return RecordedCases.connections().stream().map(compiled::evaluate).toList();
  }

  @Test
  void theFirstRuleThatHoldsGivesTheValueOtherwiseElse() {
    assertThat(onEachConnection(GREETING))
        .containsExactly(
            new Evaluation(Value.of("plain"), 0),
            new Evaluation(Value.of("encrypted"), 1),
            new Evaluation(Value.of("other"), -1));
  }

  @Test
  void capturesLiveOnThroughTheLaterRules() {
    Expression expression =
        new Expression(
            List.of(
                new Rule("matches('([0-9]+)$', remote_ip) && false", "'never'"),
                new Rule("$1 == 7", "'seven'")),
            "'none'");

    assertThat(onEachConnection(expression).get(0)).isEqualTo(new Evaluation(Value.of("seven"), 1));
  }

  @Test
  void anElseThatCompilesToNothingIsNoValueWithoutRulesAndEmptyWithThem() {
    Rule never = new Rule("false", "'x'");

    assertThat(onEachConnection(Expression.of("()")).get(0)).isEqualTo(new Evaluation(null, -1));
    assertThat(onEachConnection(new Expression(List.of(never), "()")).get(0))
        .isEqualTo(new Evaluation(Value.EMPTY, -1));
  }

  @Test
  void everyTextTellsItsFirstErrorInTheOrderOfTheServer() {
    Compilation compilation =
        compile(
            new Expression(
                List.of(new Rule("local_prot == 25", "'a'"), new Rule("true", "len(")), "nope"));

    assertThat(compilation.compiled()).isNull();
    assertThat(compilation.errors())
        .extracting(ExpressionError::serverMessage)
        .containsExactly(
            "Error parsing 'else' expression: Invalid variable or constant \"nope\"",
            "Error parsing 'if' expression in condition #1:"
                + " Invalid variable or constant \"local_prot\"",
            "Error parsing 'then' expression in condition #2: Unmatched open parenthesis");
  }

  @Test
  void anEmptyBlockIsToldBeforeAllElseAndWithoutPrefix() {
    Compilation compilation = compile(new Expression(List.of(new Rule("true", "")), "nope"));

    assertThat(compilation.errors().get(0))
        .isEqualTo(
            new ExpressionError(Part.thenOf(0), ExpressionError.Kind.EMPTY_BLOCK, List.of(), 0, 0));
    assertThat(compilation.errors().get(0).serverMessage())
        .isEqualTo("All 'if' and 'then' blocks must be non-empty");
  }

  @Test
  void errorsPointAtWhatIsWrong() {
    assertThat(faulty("local_prot == 25")).isEqualTo("local_prot");
    assertThat(faulty("'é' + nope")).isEqualTo("nope");
    assertThat(faulty("1 % 2")).isEqualTo("%");
    assertThat(faulty("1 + 'abc")).isEqualTo("'abc");
    assertThat(faulty("len('a', 'b')")).isEqualTo("len");
    assertThat(faulty("system( 'nope')")).isEqualTo("'nope'");
    assertThat(faulty("((1) + 2")).isEqualTo("(");
    assertThat(faulty("remote_ip[]")).isEqualTo("[]");
  }

  private static String faulty(String text) {
    ExpressionError error = Evaluated.error(text);
    return new Span(error.offset(), error.length()).of(text);
  }

  @Test
  void manyThreadsEvaluateTheSameExpressionAtOnce() {
    CompiledExpression compiled = Evaluated.compiled("matches('^([0-9a-f]+)[.:]', remote_ip) + $1");
    List<Environment> connections = RecordedCases.connections();

    List<Value> values =
        IntStream.range(0, 3000)
            .parallel()
            .mapToObj(i -> compiled.evaluate(connections.get(i % 3)).value())
            .toList();

    assertThat(IntStream.range(0, 3000).mapToObj(i -> values.get(i)).distinct())
        .containsExactly(Value.of("1192"), Value.of("12001"), Value.of("1127"));
  }
}
