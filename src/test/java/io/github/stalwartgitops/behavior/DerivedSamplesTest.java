package io.github.stalwartgitops.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DerivedSamplesTest {
  private static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");

  @Test
  void thePortsOfTheServerComeFirst() {
    assertThat(names()).containsExactly("port 25", "port 465");
  }

  @Test
  void valuesThatAConditionNamesFollow() {
    assertThat(names("local_port == 2525")).contains("port 2525");
    assertThat(names("is_ip_in_cidr(remote_ip, '10.0.0.0/8')"))
        .contains("port 25, client 10.0.0.0");
    assertThat(names("country == 'DE'")).contains("port 25, country DE");
    assertThat(names("asn > 64500")).contains("port 25, AS64501");
  }

  @Test
  void aRuleAfterOneThatTakesTheSamePortIsReached() {
    assertThat(reached("local_port == 25 && !is_tls", "local_port == 25 && is_tls"))
        .contains(0, 1, -1);
    assertThat(reached("local_port == 25", "is_ip_in_cidr(remote_ip, '10.0.0.0/8')"))
        .contains(0, 1, -1);
    assertThat(reached("is_tls", "country == 'DE'", "local_port == 465")).contains(0, 1, -1);
  }

  @Test
  void elseIsReachedThoughRulesTakeEveryPort() {
    assertThat(reached("local_port == 25 || local_port == 465")).contains(0, -1);
    assertThat(names("local_port == 25 || local_port == 465")).contains("port 587");
    assertThat(reached("remote_ip == '192.0.2.1'")).contains(0, -1);
    assertThat(reached("local_port < 10000")).contains(0, -1);
    assertThat(reached("is_tls", "!is_tls && country != 'DE'")).contains(0, 1, -1);
  }

  @Test
  void aPartOfAnAddressIsCompletedToAnAddress() {
    assertThat(names("starts_with(remote_ip, '10.')")).contains("port 25, client 10.0.0.1");
    assertThat(names("starts_with(remote_ip, '2001:db8:')"))
        .contains("port 25, client 2001:db8::1");
    assertThat(names("ends_with(remote_ip, '.7')")).contains("port 25, client 192.0.2.7");
  }

  @Test
  void noConnectionHasAnImpossibleValue() {
    assertThat(names("local_port == 70000", "asn < 0", "remote_ip == 'nobody'"))
        .containsExactly("port 25", "port 465");
  }

  @Test
  void changedRulesComeFirstAmongMany() {
    String[] ports =
        IntStream.range(0, 300).mapToObj(i -> "local_port == " + i).toArray(String[]::new);

    List<Sample> samples =
        DerivedSamples.of(List.of(side(Set.of(250), ports)), ServerFacts.unknown());

    assertThat(samples)
        .hasSize(40)
        .extracting(Sample::name)
        .startsWith("port 25", "port 465", "port 250");
  }

  @Test
  void manyConditionsGiveNoMoreThanFortySamples() {
    String[] ports =
        IntStream.range(0, 300).mapToObj(i -> "local_port == " + i).toArray(String[]::new);

    assertThat(names(ports)).hasSize(40);
  }

  private static List<String> names(String... conditions) {
    return samples(conditions).stream().map(Sample::name).toList();
  }

  private static List<Integer> reached(String... conditions) {
    CompiledExpression expression = expression(conditions);
    return samples(conditions).stream()
        .map(it -> expression.evaluate(it.connection().on(ServerNames.example())).rule())
        .toList();
  }

  private static List<Sample> samples(String... conditions) {
    return DerivedSamples.of(List.of(side(Set.of(), conditions)), ServerFacts.unknown());
  }

  private static DerivedSamples.Side side(Set<Integer> changed, String... conditions) {
    return new DerivedSamples.Side(
        new RuleSearch(expression(conditions), connection -> connection.on(ServerNames.example())),
        changed);
  }

  private static CompiledExpression expression(String... conditions) {
    List<Rule> rules = new ArrayList<>();
    for (String condition : conditions) {
      rules.add(new Rule(condition, "'x'"));
    }
    return CompiledExpression.compile(
            new Expression(rules, "'y'"), Catalog.bundled().field(GREETING).orElseThrow().scope())
        .compiled();
  }
}
