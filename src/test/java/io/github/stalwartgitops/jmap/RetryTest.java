package io.github.stalwartgitops.jmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private static final String ANSWER =
      RawServer.http(
          "200 OK\r\nContent-Type: application/json",
          "{\"methodResponses\": [[\"x:MtaStageConnect/get\", {}, \"c1\"]]}");
  private static final String BUSY = RawServer.http("503 Service Unavailable", "");

  private final ManualTime time = new ManualTime();
  private final RecordingListener listener = new RecordingListener();

  private JmapClient client(RawServer server) throws JmapException {
    RequestLimits limits =
        new RequestLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 100_000);
    return JmapClient.open(
        Clients.endpoint(server.url(), Clients.TOKEN, limits, null),
        new RetryPolicy(time, time, listener));
  }

  private static <T extends JmapException> T failure(
      Class<T> type, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    T failure = catchThrowableOfType(type, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void aReadIsRetriedAndEachRetryIsReported() throws JmapException {
    try (RawServer server = RawServer.answering(BUSY, BUSY, ANSWER)) {
      assertThat(client(server).read(Clients.getConnect()).responses()).containsKey("c1");

      assertThat(server.connections()).isEqualTo(3);
      assertThat(listener.notes())
          .hasSize(2)
          .allMatch(note -> note.contains("cannot answer now (HTTP 503): trying again in "));
    }
  }

  @Test
  void waitsGrowAndKeepWithinTheBudget() throws JmapException {
    try (RawServer server = RawServer.answering(BUSY)) {
      JmapClient client = client(server);

      failure(JmapException.HttpProblem.class, () -> client.read(Clients.getConnect()));

      assertThat(time.waits()).hasSizeBetween(4, 7);
      assertThat(time.waits().get(0)).isBetween(Duration.ofMillis(125), Duration.ofMillis(250));
      assertThat(time.waits().get(3)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
      assertThat(time.waits().stream().reduce(Duration.ZERO, Duration::plus))
          .isLessThanOrEqualTo(Duration.ofSeconds(10));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 502, 503, 504})
  void readsAreTriedAgainWhereTheServerMayRecover(int status) throws JmapException {
    try (RawServer server = RawServer.answering(RawServer.http(status + " Busy", ""), ANSWER)) {
      client(server).read(Clients.getConnect());

      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void readsAreTriedAgainAfterACutConnection() throws JmapException {
    try (RawServer server = RawServer.answering("", ANSWER)) {
      client(server).read(Clients.getConnect());

      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void documentsAreReadsToo() throws JmapException {
    try (RawServer server =
        RawServer.answering(
            BUSY, RawServer.http("200 OK\r\nContent-Type: application/json", "7"))) {
      assertThat(client(server).get("/api/account").asInt()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 500, 501})
  void nothingIsTriedAgainWhereThatCannotHelp(int status) throws JmapException {
    try (RawServer server = RawServer.answering(RawServer.http(status + " No", ""))) {
      JmapClient client = client(server);

      failure(JmapException.HttpProblem.class, () -> client.read(Clients.getConnect()));

      // A 404 leads to one question for the session, which is not found either.
      assertThat(server.connections()).isEqualTo(status == 404 ? 2 : 1);
      assertThat(time.waits()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 mx ESMTP\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
      })
  void anAnswerThatIsNotHttpOrNotJmapIsNotTriedAgain(String answer) throws JmapException {
    try (RawServer server = RawServer.answering(answer)) {
      JmapClient client = client(server);

      failure(JmapException.class, () -> client.read(Clients.getConnect()));

      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 303 See Other\r\nLocation: /done\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{"
      })
  void theOutcomeOfAWriteWithoutItsAnswerIsUnknown(String answer) throws JmapException {
    try (RawServer server = RawServer.answering(answer)) {
      JmapClient client =
          JmapClient.open(Clients.withPath(Clients.endpoint(server.url()), "/jmap"), listener);

      assertThat(
              failure(JmapException.class, () -> client.write(Clients.getConnect()))
                  .outcomeUnknown())
          .isTrue();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 405, 408, 413, 429})
  void aWriteThatWasRefusedUnprocessedDidNothing(int status) throws JmapException {
    try (RawServer server = RawServer.answering(RawServer.http(status + " No", ""))) {
      JmapClient client =
          JmapClient.open(Clients.withPath(Clients.endpoint(server.url()), "/jmap"), listener);

      assertThat(
              failure(JmapException.class, () -> client.write(Clients.getConnect()))
                  .outcomeUnknown())
          .isFalse();
    }
  }

  @Test
  void aWriteIsSentOnce() throws JmapException {
    RecordedPair limit = RecordedPair.load("167-over-the-request-limit-400");
    String busy =
        RawServer.http(
            "400 Bad Request\r\nContent-Type: application/problem+json",
            limit.response().path("body").toString());
    try (RawServer server = RawServer.answering(busy, ANSWER)) {
      JmapClient client = client(server);

      JmapException failure =
          failure(JmapException.class, () -> client.write(Clients.getConnect()));

      assertThat(failure.isRetryable()).isTrue();
      assertThat(failure.outcomeUnknown()).isFalse();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"3 | 3", "0 | 0", "'Thu, 01 Jan 2026 00:00:04 GMT' | 4", "soon | 0"})
  void retryAfterIsHonoured(String retryAfter, int seconds) throws JmapException {
    try (RawServer server =
        RawServer.answering(
            RawServer.http(
                "429 Slow Down\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nRetry-After: "
                    + retryAfter,
                ""),
            ANSWER)) {
      client(server).read(Clients.getConnect());

      Duration shortest = seconds == 0 ? Duration.ofMillis(125) : Duration.ofSeconds(seconds);
      assertThat(time.waits())
          .singleElement()
          .satisfies(wait -> assertThat(wait).isBetween(shortest, shortest.plusMillis(125)));
    }
  }

  @Test
  void aRetryAfterDateIsReadByTheClockOfTheServer() throws JmapException {
    String years =
        "503 Busy\r\nDate: Sat, 01 Jan 2000 00:00:00 GMT\r\nRetry-After: Sat, 01 Jan 2000 00:00:04 GMT";
    try (RawServer server = RawServer.answering(RawServer.http(years, ""), ANSWER)) {
      client(server).read(Clients.getConnect());

      assertThat(time.waits()).containsExactly(Duration.ofSeconds(4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
  void aRetryAfterBeyondTheBudgetEndsTheTries(String retryAfter) throws JmapException {
    try (RawServer server =
        RawServer.answering(
            RawServer.http(
                "503 Busy\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nRetry-After: " + retryAfter,
                ""),
            ANSWER)) {
      JmapClient client = client(server);

      failure(JmapException.HttpProblem.class, () -> client.read(Clients.getConnect()));

      assertThat(server.connections()).isEqualTo(1);
      assertThat(time.waits()).isEmpty();
    }
  }
}
