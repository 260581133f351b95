package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No text can hang the engine or overflow its stack. */
class ExpressionLimitsTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TestFactory
  Stream<DynamicTest> monstersAreRefused() {
    return Stream.of(
        monster("a million parentheses", "(".repeat(1_000_000), "nested deeper"),
        monster("a million brackets", "[".repeat(1_000_000), "nested deeper"),
        monster("a million signs", "!".repeat(1_000_000), "nested deeper"),
        monster("calls in calls", "len(".repeat(100_000), "nested deeper"),
        monster("ten million characters", "1+".repeat(5_000_000), "longer than"),
        monster("values side by side", "1 ".repeat(400_000), "values and operators"),
        monster("a long sum", "1+".repeat(400_000) + "1", "values and operators"),
        monster("a long word", "a".repeat(900_000), "Invalid variable or constant"),
        monster("a long number", "9".repeat(900_000), "Invalid integer value"),
        monster("a long string", "'" + "a".repeat(900_000), "Unterminated string"),
        monster("groups in groups", regex("(".repeat(100_000)), "nested"),
        monster("a huge repetition", regex("((a{1000}){1000}){1000}"), "size limit"),
        monster("classes in classes", regex("[".repeat(100_000)), "nested"),
        monster("stars on stars", regex("a" + "*".repeat(100_000)), "nested"))
        .toList()
        .stream();
  }

  private static String regex(String pattern) {
    return "matches('" + pattern + "', remote_ip)";
  }

  private static DynamicTest monster(String name, String text, String message) {
    return DynamicTest.dynamicTest(
        name,
        () ->
            assertTimeoutPreemptively(
                SOON, () -> assertThat(Evaluated.error(text).message()).contains(message)));
  }

  @Test
  void whatIsAllowedAtMostWorks() {
    assertThat(Evaluated.value("(".repeat(500) + "1" + ")".repeat(500))).isEqualTo(Value.TRUE);
    assertThat(Evaluated.value("1" + "+1".repeat(2000))).isEqualTo(Value.of(2001));
    assertThat(Evaluated.part("1" + "+1".repeat(2000)).type()).isEqualTo(ValueType.INTEGER);
  }

  @Test
  void aTextThatDoublesWithEveryRuleEndsTheEvaluation() {
    Rule doubled = new Rule("matches('(?s).*', $0 + $0 + 'ab') && false", "'never'");
    Expression expression = new Expression(Collections.nCopies(60, doubled), "$0");

    Trace trace = failing(expression);

    assertThat(trace.failure()).isNotNull();
    assertThat(trace.evaluation().value()).isNull();
  }

  @Test
  void anEmptySeparatorDoesNotSplitForEver() {
    assertThat(failing(Expression.of("split_n('a', '', 9223372036854775807)")).failure())
        .extracting(Trace.Failure::reason)
        .isEqualTo("split_n makes more than 100000 parts");
  }

  @Test
  void comparingAllElementsWithAllEndsTheEvaluation() {
    String many = "'" + "a ".repeat(20_000) + "'";

    assertThat(failing(Expression.of("dedup(split(" + many + ", ''))")).failure())
        .extracting(Trace.Failure::reason)
        .isEqualTo("the evaluation takes too many steps");
  }

  @Test
  void aPatternWithTooManyGroupsEndsTheEvaluationThatReadsOne() {
    String call = regex("(.)?".repeat(2000));

    assertThat(Evaluated.value(call)).isEqualTo(Value.TRUE);
    assertThat(failing(Expression.of(call + " && $1")).failure())
        .extracting(Trace.Failure::reason)
        .asString()
        .isEqualTo(
            "the pattern %s is valid on the server but has too many groups to be evaluated here",
            "(.)?".repeat(25) + "…");
  }

  @Test
  void aLongPatternIsMatched() {
    assertThat(Evaluated.value(regex("a*".repeat(20_000)))).isEqualTo(Value.TRUE);
  }

  private static Trace failing(Expression expression) {
    CompiledExpression compiled =
        Objects.requireNonNull(
            CompiledExpression.compile(expression, RecordedCases.CONNECT).compiled());
    Environment connection = RecordedCases.connections().get(0);
    return assertTimeoutPreemptively(SOON, () -> compiled.trace(connection));
  }

  @Test
  void thousandsOfRulesAreNoProblem() {
    Expression expression =
        new Expression(Collections.nCopies(5000, new Rule("is_tls", "'a'")), "'b'");

    assertThat(
            RecordedCases.connections().stream()
                .map(
                    Objects.requireNonNull(
                            CompiledExpression.compile(expression, RecordedCases.CONNECT)
                                .compiled())
                        ::evaluate)
                .map(Evaluation::rule))
        .isEqualTo(List.of(-1, 0, -1));
  }
}
