package io.github.stalwartgitops.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  private static RuleSearch search(String... conditions) {
    List<Rule> rules = Arrays.stream(conditions).map(it -> new Rule(it, "'x'")).toList();
    CompiledExpression compiled =
        CompiledExpression.compile(
                new Expression(rules, "'y'"),
                Catalog.bundled().field(ConnectStage.GREETING).orElseThrow().scope())
            .compiled();
    return new RuleSearch(compiled, ServerNames.example());
  }
}
