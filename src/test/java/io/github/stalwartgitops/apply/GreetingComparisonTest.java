package io.github.stalwartgitops.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.Proof.Result;
import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.server.ServerContext;
import io.github.stalwartgitops.smtp.GreetingAnswer.Connection;
import io.github.stalwartgitops.smtp.GreetingAnswer.Greeting;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingComparisonTest {
  private static final SmtpAddress ADDRESS = SmtpAddress.parse("smtp://mx:25");
  private static final ServerContext SERVER =
      new ServerContext(
          new ServerFacts(
              Optional.empty(), Optional.of(List.of(ListenerPort.SMTP)), Optional.empty()),
          Map.of());

  private static Greeting greeting(String text) {
    return new Greeting(
        text,
        new Connection(
            new InetSocketAddress("198.51.100.7", 50_000),
            new InetSocketAddress("192.0.2.25", 25)));
  }

  private static GreetingComparison of(Expression wanted) {
    return new GreetingComparison(
        ExpectedGreeting.of(wanted, SERVER.facts()),
        Optional.empty(),
        "the previous settings",
        SERVER);
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
}
