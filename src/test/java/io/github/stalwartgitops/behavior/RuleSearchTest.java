package io.github.stalwartgitops.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RuleSearchTest {
  private static final List<SampleConnection> START = List.of(SampleConnection.atSmtpListener());

  @Test
  void aRuleIsReachedByTheValuesThatItsConditionNames() {
    RuleSearch search = search("country == 'DE' && asn > 64500");

    assertThat(search.taking(0, START).orElseThrow().changes())
        .isEqualTo(Map.of("country", "DE", "asn", "64501"));
  }

  @Test
  void earlierRulesAreAvoidedWithoutTouchingWhatTheRuleNeeds() {
    RuleSearch search =
        search("local_port == 25", "local_port == 587 || is_tls", "listener == 'smtp'");

    SampleConnection found = search.taking(2, START).orElseThrow().connection();

    assertThat(search.rule(found)).isEqualTo(2);
    assertThat(found.value("listener").text()).isEqualTo("smtp");
  }

  @Test
  void aWrongMoveIsTakenBack() {
    RuleSearch search = search("is_tls", "!is_tls && country != 'DE'");

    assertThat(search.taking(RuleSearch.ELSE, START).orElseThrow().changes())
        .containsEntry("country", "DE");
  }

  @Test
  void aRuleThatAnEarlierOneTakesCompletelyIsNotFound() {
    assertThat(search("local_port == 25", "local_port == 25 && is_tls").taking(1, START)).isEmpty();
  }

  @Test
  void whatCannotBeEvaluatedIsNotFound() {
    assertThat(search("key_exists('a', 'b')").taking(0, START)).isEmpty();
  }

  @Test
  @Timeout(60)
  void theSearchEndsWhereThousandsOfRulesCannotBeReached() {
    String[] conditions = new String[9_000];
    Arrays.fill(conditions, "local_port == 25");
    RuleSearch search = search(conditions);

    for (int rule = 1; rule < conditions.length; rule++) {
      assertThat(search.taking(rule, START)).isEmpty();
    }
  }

  @Test
  void aRegularExpressionIsReachedByATextThatItMatches() {
    RuleSearch search =
        search("matches('^10\\.[0-9]+\\.', remote_ip)", "matches('^(DE|FR)$', country)");

    assertThat(search.taking(0, START).orElseThrow().connection().value("remote_ip").text())
        .startsWith("10.");
    assertThat(search.taking(1, START).orElseThrow().changes()).isEqualTo(Map.of("country", "DE"));
  }

  @Test
  void anOperandDecidesWhereThoseBeforeItDoNot() {
    RuleSearch search = search("local_port == 25 && (is_tls || country == 'DE')");
    List<Operand> operands = Operand.in(search.conditions().get(0));

    assertThat(operands)
        .extracting(operand -> operand.node().span().of(search.conditions().get(0).text()))
        .containsExactly(
            "local_port == 25", "(is_tls || country == 'DE')", "is_tls", "country == 'DE'");
    assertThat(search.deciding(operands.get(0), START).orElseThrow().changes())
        .containsOnlyKeys("local_port");
    assertThat(search.deciding(operands.get(2), START).orElseThrow().changes())
        .containsEntry("is_tls", "true");
    assertThat(search.deciding(operands.get(3), START)).isPresent();
  }

  @Test
  void anOperandOfARuleThatIsNeverReachedDoesNotDecide() {
    RuleSearch search = search("local_port == 25", "local_port == 25 && is_tls");

    assertThat(search.deciding(Operand.in(search.conditions().get(1)).get(1), START)).isEmpty();
  }

  @Test
  void answersOfTheServerAreUsed() {
    CompiledExpression compiled =
        CompiledExpression.compile(
                Expression.of("is_local_domain(rcpt_domain) && is_empty(sender)"),
                new Scope(Set.of("rcpt_domain", "sender"), null))
            .compiled();
    RuleSearch search =
        new RuleSearch(
            compiled,
            connection ->
                connection.on(ServerNames.example()).toBuilder()
                    .serverFunctions(
                        (function, arguments) ->
                            Optional.of(Value.of(arguments.get(0).text().equals("example.org"))))
                    .build(),
            new ConditionSolver(Map.of("is_local_domain", List.of("example.org"))));
    Operand last = Operand.in(compiled.parts().get(0)).get(1);

    assertThat(search.deciding(last, START).orElseThrow().changes())
        .containsEntry("rcpt_domain", "example.org");
  }

  private static RuleSearch search(String... conditions) {
    List<Rule> rules = Arrays.stream(conditions).map(it -> new Rule(it, "'x'")).toList();
    CompiledExpression compiled =
        CompiledExpression.compile(
                new Expression(rules, "'y'"),
                Catalog.bundled().field(ConnectStage.GREETING).orElseThrow().scope())
            .compiled();
    return new RuleSearch(compiled, connection -> connection.on(ServerNames.example()));
  }
}
