package io.github.stalwartgitops.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.Proof.Result;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.HostName;
import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.server.ServerContext;
import io.github.stalwartgitops.smtp.GreetingAnswer.Connection;
import io.github.stalwartgitops.smtp.GreetingAnswer.Greeting;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingComparisonTest {
  private static final SmtpAddress ADDRESS = SmtpAddress.parse("smtp://mx:25");
  private static final ServerContext SERVER =
      new ServerContext(
          new ServerFacts(
              Optional.empty(), Optional.of(List.of(ListenerPort.SMTP)), HostName.unknown()),
          Map.of());

  /** A fresh server: its {@code defaultHostname} is empty (pair 394). */
  private static final ServerContext NODES_OWN_NAMES =
      new ServerContext(
          new ServerFacts(
              Optional.empty(), Optional.of(List.of(ListenerPort.SMTP)), HostName.of("")),
          Map.of());

  private static final Expression NAME = Expression.of("system('hostname')");

  private static Greeting greeting(String text) {
    return greeting(text, null);
  }

  private static Greeting greeting(String text, @Nullable String ehloName) {
    return new Greeting(
        text,
        new Connection(
            new InetSocketAddress("198.51.100.7", 50_000), new InetSocketAddress("192.0.2.25", 25)),
        ehloName);
  }

  private static GreetingComparison of(Expression wanted) {
    return new GreetingComparison(
        expected(wanted, SERVER), Optional.empty(), "the previous settings", SERVER);
  }

  private static Optional<ExpectedGreeting> expected(Expression greeting, ServerContext context) {
    return ExpectedGreeting.of(
        new Settings(Map.of(ConnectStage.GREETING, greeting, ConnectStage.HOSTNAME, NAME)),
        context.facts());
  }

  private static Expression ifSeen(String condition) {
    return new Expression(List.of(new Rule(condition, "'for us'")), "'for others'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"remote_ip == '198.51.100.7'", "remote_port == 50000"})
  void aTranslatedClientAddressContradictsNothing(String condition) {
    GreetingComparison comparison = of(ifSeen(condition));

    Proof proof = comparison.compare(ADDRESS, greeting("for others"));

    assertThat(proof.result()).isEqualTo(Result.UNDECIDED);
    assertThat(proof.reason())
        .startsWith("the greeting depends on " + condition.split(" ")[0])
        .endsWith("; likely is 220 for us");
  }

  @Test
  void anUnexpectedGreetingIsReadAgain() {
    GreetingComparison comparison = of(ifSeen("remote_ip == '198.51.100.7'"));

    assertThat(comparison.mayChange(ADDRESS, greeting("for others"))).isTrue();
    assertThat(comparison.mayChange(ADDRESS, greeting("for us"))).isFalse();
  }

  @Test
  void theGreetingForThisClientIsProven() {
    assertThat(
            of(ifSeen("remote_ip == '198.51.100.7'")).compare(ADDRESS, greeting("for us")).result())
        .isEqualTo(Result.PROVEN);
  }

  @Test
  void anotherGreetingContradictsIfTheClientDoesNotMatter() {
    assertThat(of(ifSeen("local_port == 25")).compare(ADDRESS, greeting("for others")).result())
        .isEqualTo(Result.CONTRADICTED);
  }

  private static Proof onFreshServer(String desired, String previous, Greeting seen) {
    return new GreetingComparison(
            expected(Expression.of(desired), NODES_OWN_NAMES),
            expected(Expression.of(previous), NODES_OWN_NAMES),
            "the previous settings",
            NODES_OWN_NAMES)
        .compare(ADDRESS, seen);
  }

  @ParameterizedTest
  @CsvSource({
    "node-1.example.org ESMTP,",
    "node-1.example.org ESMTP, node-1.example.org",
    "node-1.example.org ESMTP, NODE-1.example.org",
    "localhost ESMTP,",
  })
  void aNodesOwnNameIsProvenByTheRestOfTheGreeting(String seen, @Nullable String ehloName) {
    Proof proof =
        onFreshServer(
            "system('hostname') + ' ESMTP'",
            "system('hostname') + ' Stalwart ESMTP at your service'",
            greeting(seen, ehloName));

    assertThat(proof.result()).isEqualTo(Result.PROVEN);
    assertThat(proof.expected()).isEqualTo(seen);
  }

  @Test
  void aGreetingThatNoNameGivesContradicts() {
    Proof proof =
        onFreshServer(
            "system('hostname') + ' ESMTP'",
            "system('hostname') + ' Stalwart ESMTP at your service'",
            greeting("node-1.example.org Stalwart ESMTP at your service"));

    assertThat(proof.result()).isEqualTo(Result.CONTRADICTED);
    assertThat(proof.reason())
        .isEqualTo(
            "the greeting must be 220 ‹host name› ESMTP, not 220 node-1.example.org Stalwart ESMTP"
                + " at your service");
    assertThat(proof.hint()).startsWith("This is the greeting of the previous settings");
  }

  @ParameterizedTest
  @CsvSource({
    "a strange name ESMTP,", // not a host name
    "under_score ESMTP,",
    "node-1.example.org ESMTP, node-2.example.org", // EHLO shows another name
  })
  void aNodesOwnNameIsUndecidedWhereTheNameIsInDoubt(String seen, @Nullable String ehloName) {
    Proof proof = onFreshServer("system('hostname') + ' ESMTP'", "'old'", greeting(seen, ehloName));

    assertThat(proof.result()).isEqualTo(Result.UNDECIDED);
    assertThat(proof.reason())
        .isEqualTo(
            "the greeting depends on system('hostname'), each node's own name; likely is 220 ‹host"
                + " name› ESMTP");
  }

  @Test
  void aGreetingThatThePreviousSettingsGiveAsWellNeedsTheNameOfEhlo() {
    String desired = "system('hostname') + ' ESMTP'";
    String previous = "'mx.example.org ESMTP'";

    assertThat(onFreshServer(desired, previous, greeting("mx.example.org ESMTP")).reason())
        .isEqualTo(
            "the greeting depends on system('hostname'), each node's own name; the previous"
                + " settings give the same one here");
    assertThat(
            onFreshServer(desired, previous, greeting("mx.example.org ESMTP", "mx.example.org"))
                .result())
        .isEqualTo(Result.PROVEN);
  }

  @Test
  void aNameThatDecidesWhichRuleIsTakenIsReadFromEhlo() {
    String desired = "if_then(starts_with(system('hostname'), 'mx'), 'mail', 'other')";

    assertThat(onFreshServer(desired, "'old'", greeting("mail", "mx1.example.org")).result())
        .isEqualTo(Result.PROVEN);
    assertThat(onFreshServer(desired, "'old'", greeting("mail")).result())
        .isEqualTo(Result.UNDECIDED);
    assertThat(onFreshServer(desired, "'old'", greeting("other", "mx1.example.org")).result())
        .isEqualTo(Result.UNDECIDED);
  }

  @Test
  void theEmptyDefaultHostNameNeverContradictsACorrectGreeting() {
    for (String desired :
        List.of(
            "system('hostname')",
            "system('hostname') + ' ESMTP ' + system('hostname')",
            "'(' + (system('hostname') + ')')",
            "to_lowercase(system('hostname')) + ' ESMTP'",
            "if_then(is_empty(system('hostname')), 'a', system('hostname'))")) {
      for (String name : List.of("node-1.example.org", "localhost", "under_score")) {
        String real = evaluated(desired, name);

        assertThat(onFreshServer(desired, "'old'", greeting(real)).result())
            .as(desired + " on " + name)
            .isNotEqualTo(Result.CONTRADICTED);
        assertThat(onFreshServer(desired, "'old'", greeting(real, name)).result())
            .as(desired + " on " + name + " with EHLO")
            .isNotEqualTo(Result.CONTRADICTED);
      }
    }
  }

  private static String evaluated(String greeting, String name) {
    return CompiledExpression.compile(
            Expression.of(greeting),
            Catalog.bundled().field(ConnectStage.GREETING).orElseThrow().scope())
        .compiled()
        .evaluate(Environment.builder().systemName("hostname", Value.of(name)).build())
        .value()
        .text();
  }

  @Test
  void ehloIsSentWhereItCanShowTheName() {
    assertThat(of(NAME).needsEhlo()).isFalse();
    assertThat(
            new GreetingComparison(
                    expected(NAME, NODES_OWN_NAMES),
                    Optional.empty(),
                    "the previous settings",
                    NODES_OWN_NAMES)
                .needsEhlo())
        .isTrue();
  }
}
