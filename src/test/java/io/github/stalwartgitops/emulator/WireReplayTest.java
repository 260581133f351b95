package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.contract.WirePair;
import io.github.stalwartgitops.contract.WirePair.Comparison;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pair recorded on a real server is sent to an emulator in the state in which the pair was
 * recorded, and the answers agree.
 */
class WireReplayTest {
  /** Limits of concurrent requests, and bans: a client on the same machine would only suffer. */
  private static final List<String> NOT_EMULATED = List.of("167", "169", "170");

  /** From here on, the pairs follow one another on one server. */
  private static final String FIRST_OF_SCRIPTS = "401";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static Stream<WirePair> pairs() {
    return recorded().filter(pair -> pair.number().compareTo(FIRST_OF_SCRIPTS) < 0);
  }

  private static Stream<WirePair> recorded() {
    return WirePair.all().stream().filter(pair -> !NOT_EMULATED.contains(pair.number()));
  }

  @Test
  void allRecordedPairsAreHere() {
    assertThat(recorded()).hasSize(266 - NOT_EMULATED.size());
  }

  /** Scripts have other ids here: later requests use the emulator's. */
  @Test
  void answersToScriptsAsTheRealServerDid() throws Exception {
    Map<String, String> ids = new HashMap<>();
    try (Emulator emulator = Emulator.start(configuration(FIRST_OF_SCRIPTS))) {
      for (WirePair recorded :
          recorded().filter(it -> it.number().compareTo(FIRST_OF_SCRIPTS) >= 0).toList()) {
        WirePair pair = recorded.with(ids);
        HttpResponse<String> answer = send(emulator, pair);
        ids.putAll(pair.createdIds(answer));
        assertThat(pair.difference(answer, Comparison.SAME_STATE)).as(pair.name()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void answersAsTheRealServerDid(WirePair pair) throws Exception {
    try (Emulator emulator = Emulator.start(configuration(pair.name()))) {
      bringIntoState(emulator, pair.name(), pair.start());
      if (pair.isClosed()) {
        assertThatThrownBy(() -> send(emulator, pair)).isInstanceOf(IOException.class);
      } else {
        assertThat(pair.difference(send(emulator, pair), Comparison.SAME_STATE)).isEmpty();
      }
    }
  }

  private static HttpResponse<String> send(Emulator emulator, WirePair pair)
      throws IOException, InterruptedException {
    return CLIENT.send(
        pair.request(emulator.url(), authorization(pair.number(), pair.account())),
        HttpResponse.BodyHandlers.ofString());
  }

  private static EmulatorConfiguration configuration(String pair) {
    return EmulatorConfiguration.builder()
        .hostname(pair.startsWith("394") ? "" : "mx.example.org")
        .mode(mode(pair))
        .listeners(
            List.of(
                SmtpListener.smtp(0), new SmtpListener("submissions", 0, 465, "::", "smtp", true)))
        .accounts(ACCOUNTS)
        .build();
  }

  private static Mode mode(String pair) {
    int number = Integer.parseInt(pair.substring(0, 3));
    if (number >= 186 && number <= 190) {
      return Mode.RECOVERY;
    }
    return number >= 176 && number <= 180 ? Mode.BOOTSTRAP : Mode.NORMAL;
  }

  private static final List<Account> ACCOUNTS =
      List.of(
          Account.administrator("admin", "admin"),
          account("none"),
          account("reader", "sysMtaStageConnectGet"),
          account("writer", "sysMtaStageConnectGet", "sysMtaStageConnectUpdate"),
          account("blind", "sysMtaStageConnectUpdate"),
          account(
              "deployer",
              "sysMtaStageConnectGet",
              "sysMtaStageConnectUpdate",
              "sysActionCreate",
              "actionReloadSettings"),
          account(
              "reloadonly",
              "sysMtaStageConnectGet",
              "sysMtaStageConnectUpdate",
              "actionReloadSettings"),
          account(
              "createonly",
              "sysMtaStageConnectGet",
              "sysMtaStageConnectUpdate",
              "sysActionCreate"));

  private static Account account(String name, String... permissions) {
    List<String> all = Stream.concat(Stream.of("authenticate"), Stream.of(permissions)).toList();
    return new Account(name, "any", null, all);
  }

  private static void bringIntoState(Emulator emulator, String pair, String start) {
    switch (start) {
      case "rules" ->
          emulator.store(
              connect(
                  "smtpGreeting",
                  new Expression(
                      List.of(
                          new Rule("local_port == 25", "'a'"),
                          new Rule("local_port == 465", "'b'"),
                          new Rule("is_tls", "'c'")),
                      "'d'")));
      case "changed" ->
          emulator.store(
              connect("hostname", Expression.of("'h'"))
                  .with(connect("script", Expression.of("'s'"))));
      default -> {}
    }
    switch (pair.substring(0, 3)) {
      case "017", "189" ->
          emulator.block(
              new ReloadBlocker(
                  "SpamPyzor",
                  "Invalid address: failed to lookup address information: Temporary failure in"
                      + " name resolution"));
      case "019" -> emulator.store(connect("hostname", Expression.of("'written once'")));
      case "301" -> emulator.store(Script.active("connect", "keep;"));
      case "304" ->
          emulator.store(
              new Settings(
                  Map.of(
                      new FieldName("SieveSystemInterpreter", "defaultReturnPath"),
                      Expression.of("''"))));
      default -> {}
    }
  }

  private static Settings connect(String field, Expression expression) {
    return new Settings(Map.of(new FieldName("MtaStageConnect", field), expression));
  }

  private static String authorization(String pair, String identity) {
    return switch (identity) {
      case "" -> "";
      case "admin" -> basic("admin:admin");
      case "wrong" ->
          switch (pair.substring(0, 3)) {
            case "151" -> "Bearer unknown";
            case "152" -> "garbage";
            default -> basic("admin:wrong");
          };
      default -> basic(identity + ":any");
    };
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }
}
