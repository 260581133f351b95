package io.github.stalwartgitops.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientChangesTest {
  @Test
  void aSampleStandsForEachPortThatARuleNames() {
    List<ClientChange> changes =
        changes(
            Expression.of("'old'"),
            new Expression(List.of(new Rule("local_port == 2525", "'relay'")), "'old'"));

    assertThat(changes)
        .containsExactly(
            new ClientChange("port 25", "220 old", "220 old"),
            new ClientChange("port 2525", "220 old", "220 relay"),
            new ClientChange("port 587", "220 old", "220 old"));
  }

  @Test
  void aConditionOnTlsIsTriedAtTheTlsPort() {
    assertThat(
            changes(
                Expression.of("'old'"),
                new Expression(List.of(new Rule("is_tls && local_port == 465", "'tls'")), "'old'")))
        .contains(new ClientChange("port 465, TLS", "220 old", "220 tls"));
  }

  @Test
  void anotherTextOfTheSameValueIsNotVisible() {
    assertThat(changes(Expression.of("'a' + 'b'"), Expression.of("'ab'")))
        .isNotEmpty()
        .noneMatch(ClientChange::isVisible);
  }

  @Test
  void aValueThatIsNoTextShowsTheGreetingOfTheServer() {
    assertThat(changes(Expression.of("'a'"), Expression.of("1")))
        .contains(new ClientChange("port 25", "220 a", "220 Stalwart ESMTP at your service."));
  }

  @Test
  void whatOnlyTheServerKnowsIsSaidToBeSo() {
    assertThat(
            changes(Expression.of("'a'"), Expression.of("key_get('x', remote_ip)")).get(0).after())
        .isEqualTo("depends on what only the server knows");
  }

  private static List<ClientChange> changes(Expression before, Expression after) {
    Plan plan =
        Plan.of(
            new Settings(Map.of(ClientView.GREETING, after)),
            new Settings(Map.of(ClientView.GREETING, before)));
    return ClientChanges.of(plan, ServerNames.example());
  }
}
