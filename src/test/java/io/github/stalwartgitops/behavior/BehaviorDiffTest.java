package io.github.stalwartgitops.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.HostName;
import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BehaviorDiffTest {
  private static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");
  private static final FieldName SCRIPT = new FieldName("MtaStageConnect", "script");
  private static final ServerFacts SERVER =
      new ServerFacts(
          Optional.empty(),
          Optional.of(List.of(ListenerPort.SMTP)),
          HostName.of("mail.example.org"));

  @Test
  void showsTheLineThatAClientReadsBeforeAndAfter() {
    Seen seen = only(diff(GREETING, text("'old'"), text("system('hostname') + ' ESMTP'")));

    assertThat(seen.before().text()).isEqualTo("220 old");
    assertThat(seen.after().text()).isEqualTo("220 mail.example.org ESMTP");
    assertThat(seen.differs()).isTrue();
  }

  @Test
  void anotherTextWithTheSameValueIsNoDifference() {
    BehaviorDiff diff = diff(GREETING, text("'mx' + ' ESMTP'"), text("'mx ESMTP'"));

    assertThat(only(diff).differs()).isFalse();
    assertThat(diff.notable()).isEmpty();
  }

  @Test
  void namesTheRuleThatIsTaken() {
    Expression byPort = new Expression(List.of(new Rule("local_port == 25", "'a'")), "'b'");

    assertThat(diff(GREETING, text("'b'"), byPort).seen())
        .anySatisfy(
            seen -> {
              assertThat(seen.before().rule()).isEqualTo(-1);
              assertThat(seen.after().rule()).isZero();
              assertThat(seen.after().text()).isEqualTo("220 a");
            });
  }

  @Test
  void whatOnlyTheServerKnowsIsNotGuessed() {
    Seen seen = only(diff(GREETING, text("'mx'"), text("'mx ' + metric('server.memory')")));

    assertThat(seen.isKnown()).isFalse();
    assertThat(seen.before().isKnown()).isTrue();
    assertThat(seen.after().text()).isEqualTo("metric('server.memory')");
  }

  @Test
  void showsTheRuleFromWhichOnItIsUnknown() {
    Expression after =
        new Expression(
            List.of(
                new Rule("local_port == 25", "'a'"),
                new Rule("key_exists('greetings', remote_ip)", "'b'"),
                new Rule("local_port == 465", "'c'")),
            "'d'");

    assertThat(diff(GREETING, text("'b'"), after).seen())
        .extracting(seen -> seen.after().isKnown(), seen -> seen.after().rule())
        .contains(tuple(true, 0), tuple(false, 1))
        .doesNotContain(tuple(false, -1));
  }

  @Test
  void aFailedEvaluationIsNotTakenForTheDefaultGreeting() {
    String endless = "split_n('a', '', 9223372036854775807)[0]";

    Seen seen = only(diff(GREETING, text("'mx'"), text(endless)));

    assertThat(seen.isKnown()).isFalse();
    assertThat(seen.after().text())
        .isEqualTo("an evaluation that fails here: split_n makes more than 100000 parts");
  }

  @Test
  void assumedNamesAreListed() {
    BehaviorDiff diff = diff(GREETING, text("'mx'"), text("system('hostname') + system('domain')"));

    assertThat(diff.assumed()).containsOnlyKeys("domain");
  }

  @Test
  void aScriptIsShownByItsName() {
    Seen seen = only(diff(SCRIPT, text("false"), text("'greylist'")));

    assertThat(seen.before().text()).isEqualTo("no script");
    assertThat(seen.after().text()).isEqualTo("script greylist");
  }

  @Test
  void onlyTheConnectStageIsCompared() {
    FieldName other = new FieldName("MtaStageEhlo", "rejectNonFqdn");

    assertThat(diff(other, text("true"), text("false")).seen()).isEmpty();
  }

  @Test
  void aChangeBehindManyRulesIsSeen() {
    List<Rule> before = rules(200);
    List<Rule> after = new ArrayList<>(before);
    after.set(150, new Rule("local_port == 4242", "'new'"));

    BehaviorDiff diff = diff(GREETING, new Expression(before, "'z'"), new Expression(after, "'z'"));

    assertThat(diff.notable())
        .extracting(seen -> seen.sample().name(), seen -> seen.before().text())
        .containsExactly(tuple("port 1150", "220 150"), tuple("port 4242", "220 z"));
    assertThat(diff.unreached()).isEmpty();
  }

  @Test
  void changesThatNoConnectionMeetsAreCounted() {
    Expression shadowed =
        new Expression(
            List.of(new Rule("local_port > 0", "'a'"), new Rule("local_port == 25", "'b'")), "'z'");

    assertThat(diff(GREETING, text("'z'"), shadowed).unreached())
        .containsExactly(entry(GREETING, 1L));
  }

  @Test
  void givenConnectionsReplaceDerivedOnes() {
    Plan plan = plan(GREETING, text("'a'"), text("'b'"));

    assertThat(
            BehaviorDiff.of(
                    plan, Catalog.bundled(), List.of(Sample.parse("local_port=2525")), SERVER)
                .seen())
        .hasSize(1);
  }

  @Test
  void aNodesOwnNameIsShownAsUnknown() {
    BehaviorDiff diff =
        onServer(
            facts(Map.of(), HostName.of("")),
            GREETING,
            text("system('hostname') + ' Stalwart ESMTP at your service'"),
            text("system('hostname') + ' ESMTP'"));

    assertThat(only(diff).before().text())
        .isEqualTo("220 ‹host name› Stalwart ESMTP at your service");
    assertThat(only(diff).after().text()).isEqualTo("220 ‹host name› ESMTP");
    assertThat(only(diff).differs()).isTrue();
    assertThat(diff.assumed()).containsExactly(entry("hostname", "‹host name›"));
  }

  @Test
  void whatANodesOwnNameDecidesIsUnknown() {
    ServerFacts facts = facts(Map.of(), HostName.of(""));
    Expression byName =
        new Expression(List.of(new Rule("system('hostname') == 'mx1'", "'a'")), "'b'");

    Seen seen = only(onServer(facts, GREETING, text("len(system('hostname'))"), byName));

    assertThat(seen.before().isKnown()).isFalse();
    assertThat(seen.before().text()).isEqualTo("system('hostname'), each node's own name");
    assertThat(seen.after().isKnown()).isFalse();
    assertThat(seen.after().rule()).isZero();
  }

  @Test
  void aScriptThatTheServerSkipsDoesNotRun() {
    ServerFacts facts = facts(Map.of("on", true, "off", false), HostName.unknown());

    assertThat(only(onServer(facts, SCRIPT, text("'on'"), text("'off'"))))
        .extracting(seen -> seen.before().text(), seen -> seen.after().text())
        .containsExactly("script on", "script off (inactive, so it does not run)");
    assertThat(only(onServer(facts, SCRIPT, text("'on'"), text("'no'"))).after().text())
        .isEqualTo("script no (does not exist, so it does not run)");
  }

  private static ServerFacts facts(Map<String, Boolean> scripts, HostName name) {
    return new ServerFacts(Optional.of(scripts), Optional.of(List.of(ListenerPort.SMTP)), name);
  }

  private static BehaviorDiff onServer(
      ServerFacts facts, FieldName field, Expression before, Expression after) {
    return BehaviorDiff.of(plan(field, before, after), Catalog.bundled(), List.of(), facts);
  }

  private static List<Rule> rules(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Rule("local_port == " + (1000 + i), "'" + i + "'"))
        .toList();
  }

  private static Seen only(BehaviorDiff diff) {
    assertThat(diff.seen()).hasSize(1);
    return diff.seen().get(0);
  }

  private static BehaviorDiff diff(FieldName field, Expression before, Expression after) {
    return BehaviorDiff.of(plan(field, before, after), Catalog.bundled(), List.of(), SERVER);
  }

  private static Plan plan(FieldName field, Expression before, Expression after) {
    return Plan.of(new Settings(Map.of(field, after)), new Settings(Map.of(field, before)));
  }

  private static Expression text(String text) {
    return Expression.of(text);
  }
}
