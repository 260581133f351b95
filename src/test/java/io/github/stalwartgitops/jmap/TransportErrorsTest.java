package io.github.stalwartgitops.jmap;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.stalwartgitops.jmap.JmapException.Transport;
import io.github.stalwartgitops.jmap.JmapException.Transport.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportErrorsTest {
  private static Transport failure(JmapEndpoint endpoint) throws JmapException {
    JmapClient client = JmapClient.open(endpoint, new RecordingListener());
    Transport failure =
        catchThrowableOfType(Transport.class, () -> client.write(Clients.getConnect()));
    assertThat(failure).isNotNull();
    assertThat(failure.problem().toString()).doesNotContain(Clients.SECRET);
    assertThat(failure.problem().hint()).isNotBlank();
    return failure;
  }

  @Test
  void aClosedPortIsReported() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    Transport failure = failure(Clients.endpoint(URI.create("http://127.0.0.1:" + port)));

    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure).hasMessage("nothing listens at 127.0.0.1:" + port);
    assertThat(failure.outcomeUnknown()).isFalse();
  }

  @Test
  void aNameThatDoesNotResolveIsReported() throws JmapException {
    // A label of more than 63 letters never reaches a name service.
    String host = "x".repeat(70) + ".invalid";

    Transport failure = failure(Clients.endpoint(URI.create("https://" + host)));

    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_HOST);
    assertThat(failure.outcomeUnknown()).isFalse();
  }

  @Test
  void anSmtpBannerIsRecognised() throws JmapException {
    try (RawServer server = RawServer.answering("220 mx.example.org ESMTP\r\n")) {
      Transport failure = failure(Clients.endpoint(server.url()));

      assertThat(failure.kind()).isEqualTo(Kind.NOT_HTTP);
      assertThat(failure).hasMessageContaining("it says \"220 mx.example.org ESMTP\"");
      assertThat(failure.problem().hint()).contains("mail port");
    }
  }

  @Test
  void bytesThatAreNotHttpAreShownWithoutControllingTheTerminal() throws JmapException {
    try (RawServer server = RawServer.answering("\u001b[31mHello\u0007 there\r\n\r\n")) {
      Transport failure = failure(Clients.endpoint(server.url()));

      assertThat(failure.kind()).isEqualTo(Kind.NOT_HTTP);
      assertThat(failure.getMessage()).doesNotContain("\u001b").doesNotContain("\u0007");
    }
  }

  @Test
  void aConnectionClosedWithoutAnAnswerMayBeABan() throws JmapException {
    try (RawServer server = RawServer.answering("")) {
      Transport failure = failure(Clients.endpoint(server.url()));

      assertThat(failure.kind()).isEqualTo(Kind.CLOSED);
      assertThat(failure.problem().hint()).contains("banned");
      assertThat(failure.outcomeUnknown()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"meth",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
        "HTTP/1.1 200 OK\r\nContent-Ty"
      })
  void anIncompleteAnswerIsReported(String answer) throws JmapException {
    try (RawServer server = RawServer.answering(answer)) {
      Transport failure = failure(Clients.endpoint(server.url()));

      assertThat(failure.kind()).isEqualTo(Kind.CLOSED);
      assertThat(failure.outcomeUnknown()).isTrue();
    }
  }

  @Test
  void aResetIsReported() throws JmapException {
    try (RawServer server =
        new RawServer(
            (connection, out) -> {
              connection.setSoLinger(true, 0);
              connection.close();
            })) {
      assertThat(failure(Clients.endpoint(server.url())).kind()).isEqualTo(Kind.CLOSED);
    }
  }

  @Test
  void aSilentServerTimesOut() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = new RawServer((connection, out) -> await(over))) {
      RequestLimits limits = new RequestLimits(Duration.ofMillis(200), Duration.ZERO, 1_000);

      Transport failure = failure(Clients.endpoint(server.url(), Clients.TOKEN, limits, null));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure).hasMessage("no complete answer within 0.2 s");
      assertThat(failure.outcomeUnknown()).isTrue();
    } finally {
      over.countDown();
    }
  }

  @Test
  void anAnswerThatStopsHalfwayTimesOut() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            (connection, out) -> {
              out.write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"
                      .getBytes(StandardCharsets.UTF_8));
              out.flush();
              await(over);
            })) {
      RequestLimits limits = new RequestLimits(Duration.ofMillis(200), Duration.ZERO, 1_000);

      assertThat(failure(Clients.endpoint(server.url(), Clients.TOKEN, limits, null)).kind())
          .isEqualTo(Kind.TIMEOUT);
    } finally {
      over.countDown();
    }
  }

  @Test
  void anEndlessAnswerIsRefusedWhileReading() throws JmapException {
    try (RawServer server =
        new RawServer(
            (connection, out) -> {
              out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
              byte[] blanks = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
              while (!connection.isClosed()) {
                out.write(blanks);
              }
            })) {
      Transport failure = failure(Clients.endpoint(server.url()));

      assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
      assertThat(failure).hasMessage("the answer is larger than 100000 bytes");
    }
  }

  @Test
  void httpsToAPlainPortIsReported() throws JmapException {
    WireMockServer server = new WireMockServer(options().dynamicPort());
    server.start();
    try {
      Transport failure =
          failure(Clients.endpoint(URI.create("https://localhost:" + server.port())));

      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure).hasMessage("localhost:" + server.port() + " does not speak TLS");
      assertThat(failure.outcomeUnknown()).isFalse();
    } finally {
      server.stop();
    }
  }

  @Test
  void anUnresolvedNameIsReported() {
    ConnectException unresolved = new ConnectException();
    unresolved.initCause(new UnresolvedAddressException());

    Transport failure =
        new TransportErrors(Clients.endpoint(URI.create("https://mail.example.org")))
            .of(unresolved);

    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_HOST);
    assertThat(failure).hasMessage("the host name of mail.example.org does not resolve");
  }

  @ParameterizedTest
  @MethodSource("unexpectedFailures")
  void anUnexpectedFailureLeavesTheOutcomeUnknown(RuntimeException unexpected) {
    Transport failure =
        new TransportErrors(Clients.endpoint(URI.create("https://mail.example.org")))
            .of(unexpected);

    assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
    assertThat(failure).hasMessage("the request failed unexpectedly: " + unexpected);
    assertThat(failure.outcomeUnknown()).isTrue();
    assertThat(failure.mayTakeEffectLater()).isTrue();
    assertThat(failure.isRetryable()).isFalse();
  }

  static Stream<RuntimeException> unexpectedFailures() {
    return Stream.of(
        new IllegalArgumentException("invalid header"), new IllegalStateException("closed"));
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() throws JmapException {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = new RawServer((connection, out) -> await(over))) {
      Thread.currentThread().interrupt();

      Transport failure = failure(Clients.endpoint(server.url()));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
    } finally {
      over.countDown();
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
