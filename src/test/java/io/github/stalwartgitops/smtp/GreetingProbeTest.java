package io.github.stalwartgitops.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.SmtpListener;
import io.github.stalwartgitops.jmap.ManualTime;
import io.github.stalwartgitops.smtp.GreetingAnswer.Failed;
import io.github.stalwartgitops.smtp.GreetingAnswer.Greeting;
import io.github.stalwartgitops.smtp.GreetingAnswer.Kind;
import io.github.stalwartgitops.smtp.GreetingAnswer.Refused;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingProbeTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final ManualTime time = new ManualTime();

  private GreetingAnswer probe(ScriptedServer server, Duration timeout) {
    return probe(timeout).probe(server.address(), false);
  }

  private GreetingProbe probe(Duration timeout) {
    return new GreetingProbe(TlsConfiguration.systemTrust(), timeout, time, time::waitFor);
  }

  @Test
  void readsTheGreetingOfTheEmulator() throws Exception {
    try (Emulator emulator =
        Emulator.start(
            EmulatorConfiguration.builder().listeners(List.of(SmtpListener.smtp(0))).build())) {
      InetSocketAddress listener = emulator.listeners().get("smtp");
      SmtpAddress address =
          new SmtpAddress("127.0.0.1", listener.getPort(), SmtpAddress.Security.NONE);

      Greeting greeting = (Greeting) probe(LONG).probe(address, false);

      assertThat(greeting.text()).isEqualTo("mx.example.org Stalwart ESMTP at your service");
      assertThat(greeting.connection().remote()).isEqualTo(listener);
      assertThat(greeting.connection().local().getPort()).isPositive();
    }
  }

  @Test
  void readsTheGreetingFirstAndThenSendsQuit() {
    try (ScriptedServer server = ScriptedServer.greeting("220 mx.example.org ESMTP\r\n")) {
      assertThat(probe(server, LONG)).isInstanceOf(Greeting.class);
      assertThat(server.commands()).containsExactly("QUIT");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.example.org",
        " leading and trailing blanks ",
        "Grüße ☃",
        "a\u0000b",
        "a\nb",
        "a\rb",
        "a\r\nb",
        "a\r\n\r\nb\r\n",
        "\r",
      })
  void theTextIsWhatTheServerSent(String text) {
    try (ScriptedServer server = ScriptedServer.greeting("220 " + text + "\r\n")) {
      assertThat(((Greeting) probe(server, LONG)).text()).isEqualTo(text);
    }
  }

  @Test
  void fiveThousandCharactersAreRead() {
    String text = "x".repeat(5_000);
    try (ScriptedServer server = ScriptedServer.greeting("220 " + text + "\r\n")) {
      assertThat(((Greeting) probe(server, LONG)).text()).isEqualTo(text);
    }
  }

  @Test
  void severalLinesAreOneText() {
    try (ScriptedServer server = ScriptedServer.greeting("220-one\r\n220-\r\n220 two\r\n")) {
      assertThat(((Greeting) probe(server, LONG)).text()).isEqualTo("one\r\n\r\ntwo");
    }
  }

  @Test
  void aCodeAloneIsAGreetingWithoutText() {
    try (ScriptedServer server = ScriptedServer.greeting("220\r\n")) {
      assertThat(((Greeting) probe(server, LONG)).text()).isEmpty();
    }
  }

  @Test
  void aServerThatDoesNotAnswerQuitStillGreeted() {
    try (ScriptedServer server = ScriptedServer.thenClosed("220 mx.example.org\r\n")) {
      assertThat(((Greeting) probe(server, LONG)).text()).isEqualTo("mx.example.org");
    }
  }

  @Test
  void refusalsAreDistinctAnswers() {
    try (ScriptedServer server =
        ScriptedServer.greeting(
            "421 4.3.2 Try again later.\r\n", "554-No mail\r\n554 from here\r\n")) {
      GreetingProbe probe = probe(LONG);

      assertThat((Refused) probe.probe(server.address(), false))
          .satisfies(it -> assertThat(it.code()).isEqualTo(421))
          .satisfies(it -> assertThat(it.text()).isEqualTo("4.3.2 Try again later."))
          .satisfies(it -> assertThat(it.isRetryable()).isTrue());
      assertThat((Refused) probe.probe(server.address(), false))
          .satisfies(it -> assertThat(it.code()).isEqualTo(554))
          .satisfies(it -> assertThat(it.text()).isEqualTo("No mail\r\nfrom here"))
          .satisfies(it -> assertThat(it.isRetryable()).isFalse());
    }
  }

  @Test
  void anEarlyCloseIsReported() {
    try (ScriptedServer server = ScriptedServer.thenClosed("")) {
      assertFailed(probe(server, LONG), Kind.CLOSED, "without a greeting");
    }
  }

  @Test
  void aCloseInTheMiddleIsReported() {
    try (ScriptedServer server = ScriptedServer.thenClosed("220 mx.exam")) {
      assertFailed(probe(server, LONG), Kind.CLOSED, "in the middle of its greeting");
    }
  }

  @Test
  void silenceEndsAtTheTimeLimit() {
    try (ScriptedServer server = ScriptedServer.thenSilent("")) {
      Failed failed = assertFailed(probe(server, SHORT), Kind.TIMEOUT, "no greeting came within");
      assertThat(failed.problem().hint()).contains("smtps://");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"220 mx.example.org", "220 mx.example.org\n", "220-mx.example.org\r\n"})
  void anUnterminatedGreetingEndsAtTheTimeLimit(String text) {
    try (ScriptedServer server = ScriptedServer.thenSilent(text)) {
      assertFailed(probe(server, SHORT), Kind.TIMEOUT, "has no end (CRLF) within 0.2 s");
    }
  }

  @Test
  void aSlowTrickleEndsAtTheTimeLimit() {
    try (ScriptedServer server =
        new ScriptedServer(
            (socket, connection) -> {
              ScriptedServer.send(socket, "220 ");
              socket.setSoTimeout(20);
              while (true) {
                ScriptedServer.send(socket, "x");
                assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
              }
            })) {
      assertFailed(probe(server, SHORT), Kind.TIMEOUT, "has no end (CRLF)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"220 ", "220-"})
  void anEndlessBannerIsCutOff(String begin) {
    String line = begin + "x".repeat(1_000) + (begin.endsWith("-") ? "\r\n" : "");
    String rest = begin.endsWith("-") ? line : "x".repeat(1_000);
    try (ScriptedServer server =
        new ScriptedServer(
            (socket, connection) -> {
              ScriptedServer.send(socket, line);
              while (true) {
                ScriptedServer.send(socket, rest);
              }
            })) {
      assertFailed(probe(server, LONG), Kind.TOO_LONG, "more than 64 KiB");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* OK IMAP4rev1 ready\r\n",
        "+OK POP3\r\n",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "\u0000\u0000\u0000",
        "22",
        "220x\r\n",
        "2200 mx\r\n",
        "250 mx\r\n",
        "\r\n220 mx\r\n",
      })
  void whatIsNoGreetingIsReported(String text) {
    try (ScriptedServer server = ScriptedServer.thenClosed(text)) {
      assertThat(((Failed) probe(server, LONG)).kind())
          .isEqualTo(text.equals("22") ? Kind.CLOSED : Kind.NOT_SMTP);
    }
  }

  @Test
  void garbageDoesNotWaitForItsEnd() {
    try (ScriptedServer server = ScriptedServer.thenSilent("* OK IMAP4rev1")) {
      assertFailed(probe(server, LONG), Kind.NOT_SMTP, "sends: * OK IMAP4rev1");
    }
  }

  @Test
  void aClosedPortIsReported() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    SmtpAddress address = new SmtpAddress("127.0.0.1", port, SmtpAddress.Security.NONE);
    assertFailed(probe(LONG).probe(address, false), Kind.UNREACHABLE, "nothing listens there");
  }

  @Test
  void aNameThatDoesNotResolveIsReported() {
    SmtpAddress address = SmtpAddress.parse("smtp://no-such-host.invalid");
    assertFailed(
        probe(LONG).probe(address, false), Kind.UNKNOWN_HOST, "the host name does not resolve");
  }

  @Test
  void oneAddressGetsOneConnectionASecond() {
    try (ScriptedServer server = ScriptedServer.greeting("220 mx.example.org\r\n")) {
      GreetingProbe probe = probe(LONG);
      probe.probe(server.address(), false);
      assertThat(time.waits()).isEmpty();

      probe.probe(server.address(), false);
      probe.probe(server.address(), false);

      assertThat(time.waits()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
  }

  @Test
  void aRequestedStopPreventsTheNextConnection() {
    try (ScriptedServer server = ScriptedServer.greeting("220 mx.example.org\r\n")) {
      GreetingProbe probe =
          new GreetingProbe(TlsConfiguration.systemTrust(), LONG, time, duration -> false);
      probe.probe(server.address(), false);

      assertFailed(probe.probe(server.address(), false), Kind.INTERRUPTED, "stopped");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private static Failed assertFailed(GreetingAnswer answer, Kind kind, String message) {
    assertThat(answer).isInstanceOf(Failed.class);
    Failed failed = (Failed) answer;
    assertThat(failed.kind()).isEqualTo(kind);
    assertThat(failed.problem().message()).contains(message);
    return failed;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "250-node-1.example.org you had me at EHLO\\r\\n250 HELP\\r\\n | node-1.example.org",
        "250 node-1.example.org\\r\\n | node-1.example.org",
        "550 5.5.0 no\\r\\n |",
        "421 4.3.0 bye\\r\\n |",
      })
  void theAnswerToEhloShowsTheNameOfTheServer(String answer, @Nullable String name) {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        new ScriptedServer(
            (socket, connection) -> {
              ScriptedServer.send(socket, "220 one\r\ntwo\r\n");
              self[0].answer(socket, answer.replace("\\r\\n", "\r\n"));
              self[0].answer(socket, "221 bye\r\n");
            });
    try (ScriptedServer server = self[0]) {
      Greeting greeting = (Greeting) probe(LONG).probe(server.address(), true);

      assertThat(greeting.text()).isEqualTo("one\r\ntwo");
      assertThat(greeting.ehloName()).isEqualTo(name);
      assertThat(server.commands()).containsExactly("EHLO [127.0.0.1]", "QUIT");
    }
  }

  @Test
  void withoutAnAnswerToEhloTheGreetingStillCounts() {
    try (ScriptedServer server = ScriptedServer.thenClosed("220 mx.example.org ESMTP\r\n")) {
      Greeting greeting = (Greeting) probe(LONG).probe(server.address(), true);

      assertThat(greeting.text()).isEqualTo("mx.example.org ESMTP");
      assertThat(greeting.ehloName()).isNull();
    }
  }
}
