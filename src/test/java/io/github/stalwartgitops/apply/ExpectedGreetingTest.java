package io.github.stalwartgitops.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.ExpectedGreeting.Candidates;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.HostName;
import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.smtp.GreetingAnswer.Connection;
import io.github.stalwartgitops.smtp.GreetingAnswer.Greeting;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedGreetingTest {
  private static final List<ListenerPort> LISTENERS =
      List.of(
          ListenerPort.SMTP,
          new ListenerPort("relay", "192.0.2.25", 2525, "smtp", false),
          ListenerPort.SUBMISSIONS,
          new ListenerPort("imaps", "::", 993, "imap", true));
  private static final Connection FROM_PUBLIC = connection("198.51.100.7");
  private static final Connection FROM_PRIVATE = connection("10.0.0.7");

  private static Connection connection(String client) {
    return new Connection(
        new InetSocketAddress(client, 50_000), new InetSocketAddress("192.0.2.25", 25));
  }

  private static ServerFacts all() {
    return new ServerFacts(Optional.empty(), Optional.of(LISTENERS), HostName.of("mx.example.org"));
  }

  private static ServerFacts nothing() {
    return ServerFacts.unknown();
  }

  private static Candidates expect(
      Expression expression, String address, Connection connection, ServerFacts facts) {
    return ExpectedGreeting.of(greeting(expression), facts)
        .orElseThrow()
        .at(SmtpAddress.parse(address), new Greeting("seen.example.org ESMTP", connection));
  }

  private static Settings greeting(Expression expression) {
    return new Settings(Map.of(ConnectStage.GREETING, expression));
  }

  private static Candidates expect(String expression) {
    return expect(Expression.of(expression), "smtp://mx:25", FROM_PUBLIC, all());
  }

  @ParameterizedTest
  @CsvSource({
    "listener, smtp",
    "local_ip, ::",
    "protocol, smtp",
    "local_port + ' ' + is_tls, 25 0",
    "remote_ip, 198.51.100.7",
    "remote_port + 'x', 50000x",
    "system('hostname'), mx.example.org",
  })
  void knownInputsAreCertain(String expression, String text) {
    Candidates greetings = expect(expression);
    assertThat(greetings.isCertain()).isTrue();
    assertThat(greetings.likely()).isEqualTo(text);
  }

  @Test
  void theListenerIsFoundByItsPort() {
    Expression byListener = Expression.of("listener");
    assertThat(expect(byListener, "smtp://mx:2525", FROM_PUBLIC, all()).texts())
        .containsExactly("relay");
    assertThat(expect(byListener, "smtps://mx:465", FROM_PUBLIC, all()).texts())
        .containsExactly("submissions");
    assertThat(expect(Expression.of("local_ip"), "smtp://mx:2525", FROM_PUBLIC, all()).texts())
        .containsExactly("192.0.2.25");
  }

  @Test
  void aTranslatedPortMayBeAnyWithTheSameSecurity() {
    Expression byListener = Expression.of("listener");
    assertThat(expect(byListener, "smtp://mx:10025", FROM_PUBLIC, all()).texts())
        .containsExactly("smtp", "relay");
    assertThat(expect(byListener, "smtps://mx:10465", FROM_PUBLIC, all()).isCertain()).isTrue();
    assertThat(expect(Expression.of("'x'"), "smtp://mx:10025", FROM_PUBLIC, all()).isCertain())
        .isTrue();
  }

  @Test
  void aGreetingOfNoListenerContradicts() {
    Candidates greetings = expect(Expression.of("listener"), "smtp://mx:10025", FROM_PUBLIC, all());
    assertThat(greetings.isCertain()).isFalse();
    assertThat(greetings.isContradictedBy("smtp")).isFalse();
    assertThat(greetings.isContradictedBy("submissions")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"listener", "local_ip", "local_port + 'x'", "protocol"})
  void withoutListenersTheirVariablesAreUnknown(String expression) {
    Candidates greetings =
        expect(Expression.of(expression), "smtp://mx:25", FROM_PUBLIC, nothing());
    assertThat(greetings.unknown()).containsExactly(expression.split(" ")[0]);
    assertThat(greetings.isContradictedBy("anything")).isFalse();
  }

  @Test
  void withoutHostNameTheFirstWordIsLikely() {
    Candidates greetings =
        expect(
            Expression.of("system('hostname') + ' ESMTP'"), "smtp://mx:25", FROM_PUBLIC, nothing());
    assertThat(greetings.unknown()).containsExactly("system('hostname')");
    assertThat(greetings.texts()).containsExactly("seen.example.org ESMTP");
  }

  @ParameterizedTest
  @CsvSource({
    "asn + 'x', asn",
    "country, country",
    "system('node_hostname'), system('node_hostname')",
    "system('domain'), system('domain')",
    "metric('server.memory') + 'x', metric('server.memory')",
    "is_local_domain('example.org') + 'x', is_local_domain(…)",
  })
  void serverOnlyInputsAreUnknown(String expression, String unknown) {
    assertThat(expect(expression).unknown()).containsExactly(unknown);
  }

  @Test
  void aPrivateAddressMayBeTranslated() {
    Candidates greetings =
        expect(
            Expression.of("is_ip_in_cidr(remote_ip, '10.0.0.0/8') + 'x'"),
            "smtp://mx:25",
            FROM_PRIVATE,
            all());
    assertThat(greetings.unknown()).containsExactly("remote_ip (10.0.0.7 unless translated)");
  }

  @Test
  void anUnknownThatIsNotEvaluatedDoesNotMatter() {
    Expression skipping =
        new Expression(
            List.of(
                new Rule("local_port == 2525 && asn == 64500", "country"),
                new Rule("local_port == 25", "'mx.example.org'"),
                new Rule("country == 'XX'", "country")),
            "country");
    Candidates greetings = expect(skipping, "smtp://mx:25", FROM_PRIVATE, all());
    assertThat(greetings.isCertain()).isTrue();
    assertThat(greetings.likely()).isEqualTo("mx.example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "5m", "local_port", "1.5", "['a']", "''", "   "})
  void aValueThatIsNoTextGivesTheFallback(String expression) {
    assertThat(expect(expression).texts()).containsExactly("Stalwart ESMTP at your service.");
  }

  @Test
  void anExpressionThatDoesNotCompileHasNoGreeting() {
    assertThat(ExpectedGreeting.of(greeting(Expression.of("new_function(1)")), all())).isEmpty();
  }
}
