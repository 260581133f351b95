package io.github.stalwartgitops.jmap;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.stalwartgitops.jmap.JmapException.HttpProblem;
import io.github.stalwartgitops.jmap.JmapException.Protocol;
import io.github.stalwartgitops.jmap.JmapException.RequestProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmapClientTest {
  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final WireMockServer elsewhere = new WireMockServer(options().dynamicPort());
  private final RecordingListener listener = new RecordingListener();

  @BeforeEach
  void start() {
    server.start();
    elsewhere.start();
    elsewhere.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
  }

  @AfterEach
  void stop() {
    server.stop();
    elsewhere.stop();
  }

  private JmapClient client() throws JmapException {
    return JmapClient.open(endpoint(), listener);
  }

  private JmapEndpoint endpoint() {
    return Clients.endpoint(URI.create(server.baseUrl()));
  }

  private static RecordedPair pair(String name) {
    return RecordedPair.load(name);
  }

  private void answerCalls(String path, RecordedPair pair) {
    server.stubFor(post(urlEqualTo(path)).willReturn(pair.answer()));
  }

  @Test
  void postsCallsStraightToTheUsualPath() throws JmapException {
    answerCalls("/jmap", pair("005-get-never-written"));

    MethodResponse answer = client().read(Clients.getConnect()).of("c1");

    assertThat(answer)
        .isInstanceOfSatisfying(
            MethodResponse.Success.class,
            success ->
                assertThat(success.arguments().at("/list/0/hostname/else").asText())
                    .isEqualTo("system('hostname')"));
    server.verify(
        1,
        postRequestedFor(urlEqualTo("/jmap"))
            .withHeader("Authorization", equalTo("Bearer " + Clients.SECRET))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(pair("005-get-never-written").request().path("body").toString())));
    server.verify(1, anyRequestedFor(anyUrl()));
    assertThat(listener.notes()).isEmpty();
  }

  @Test
  void sendsUserNameAndPasswordAsBasic() throws JmapException {
    answerCalls("/jmap", pair("005-get-never-written"));
    Credential basic = new Credential.Basic("admin", "pässword", "settings.xml server mail");

    JmapClient.open(
            Clients.endpoint(URI.create(server.baseUrl()), basic, Clients.IMPATIENT, null),
            listener)
        .read(Clients.getConnect());

    server.verify(
        postRequestedFor(urlEqualTo("/jmap"))
            .withHeader("Authorization", equalTo("Basic YWRtaW46cMOkc3N3b3Jk")));
  }

  @Test
  void sendsNoAuthorizationWithoutACredential() throws JmapException {
    answerCalls("/jmap", pair("005-get-never-written"));

    JmapClient.open(
            Clients.endpoint(
                URI.create(server.baseUrl()), new Credential.None(), Clients.IMPATIENT, null),
            listener)
        .read(Clients.getConnect());

    server.verify(postRequestedFor(urlEqualTo("/jmap")).withoutHeader("Authorization"));
  }

  @Test
  void discoversThePathIfTheUsualOneIsNotFoundAndKeepsIt() throws JmapException {
    answerCalls("/jmap", pair("252-post-nope"));
    answerCalls("/api/jmap/", pair("005-get-never-written"));
    server.stubFor(get(urlEqualTo("/.well-known/jmap")).willReturn(pair("001-discovery").answer()));
    server.stubFor(
        get(urlEqualTo("/jmap/session")).willReturn(okJson("{\"apiUrl\": \"/api/jmap/\"}")));
    JmapClient client = client();

    client.read(Clients.getConnect());
    client.read(Clients.getConnect());

    server.verify(1, postRequestedFor(urlEqualTo("/jmap")));
    server.verify(1, getRequestedFor(urlEqualTo("/jmap/session")));
    server.verify(2, postRequestedFor(urlEqualTo("/api/jmap/")));
    assertThat(listener.notes())
        .containsExactly("method calls go to /api/jmap/, as the session says");
  }

  @Test
  void usesOnlyThePathOfAnApiUrlOnAnotherOriginAndSaysSoOnce() throws JmapException {
    answerCalls("/jmap", pair("252-post-nope"));
    answerCalls("/jmap/", pair("005-get-never-written"));
    server.stubFor(get(urlEqualTo("/.well-known/jmap")).willReturn(pair("002-session").answer()));
    JmapClient client = client();

    client.read(Clients.getConnect());
    client.read(Clients.getConnect());

    assertThat(listener.notes())
        .containsExactly(
            "the session names http://mail.example.org/jmap/ for method calls; its path is used on"
                + " the configured server");
  }

  @Test
  void discoversThePathIfTheUsualOneMovedWithinTheOrigin() throws JmapException {
    server.stubFor(
        post(urlEqualTo("/jmap"))
            .willReturn(aResponse().withStatus(308).withHeader("Location", "/v2/jmap")));
    server.stubFor(
        get(urlEqualTo("/.well-known/jmap")).willReturn(okJson("{\"apiUrl\": \"/v2/jmap\"}")));
    answerCalls("/v2/jmap", pair("005-get-never-written"));

    assertThat(client().read(Clients.getConnect()).responses()).containsKey("c1");
  }

  @Test
  void neverFollowsARedirectToAnotherOrigin() throws JmapException {
    String target = elsewhere.baseUrl() + "/jmap";
    server.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", target)));
    JmapClient client = client();

    HttpProblem posted = failure(HttpProblem.class, () -> client.read(Clients.getConnect()));
    HttpProblem got = failure(HttpProblem.class, () -> client.get("/api/account"));

    assertThat(posted).hasMessageContaining("the server redirects to " + target);
    assertThat(got).hasMessageContaining("the server redirects to " + target);
    assertThat(posted.outcomeUnknown()).as("a proxy may redirect after the work").isTrue();
    elsewhere.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void anApiUrlThatLooksLikeAPathButNamesAHostStaysOnTheOrigin() throws JmapException {
    answerCalls("/jmap", pair("252-post-nope"));
    String apiUrl = "//127.0.0.1:" + elsewhere.port() + "/api";
    server.stubFor(
        get(urlEqualTo("/.well-known/jmap")).willReturn(okJson("{\"apiUrl\":\"" + apiUrl + "\"}")));
    answerCalls("/api", pair("005-get-never-written"));

    client().read(Clients.getConnect());

    server.verify(1, postRequestedFor(urlEqualTo("/api")));
    elsewhere.verify(0, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"apiUrl\": 7}", "{\"apiUrl\": \"\"}", "{\"apiUrl\": \"a b\"}"})
  void aSessionWithoutAUsableApiUrlIsNoJmap(String session) throws JmapException {
    answerCalls("/jmap", pair("252-post-nope"));
    server.stubFor(get(urlEqualTo("/.well-known/jmap")).willReturn(okJson(session)));
    JmapClient client = client();

    assertThat(failure(Protocol.class, () -> client.read(Clients.getConnect())))
        .hasMessage("the JMAP session names no apiUrl");
  }

  @Test
  void aSessionThatNamesTheMissingPathAgainIsReported() throws JmapException {
    answerCalls("/jmap", pair("252-post-nope"));
    server.stubFor(
        get(urlEqualTo("/.well-known/jmap")).willReturn(okJson("{\"apiUrl\": \"/jmap\"}")));
    JmapClient client = client();

    assertThat(failure(HttpProblem.class, () -> client.read(Clients.getConnect())))
        .hasMessage("there is nothing at /jmap (HTTP 404)");
    server.verify(1, postRequestedFor(urlEqualTo("/jmap")));
  }

  @Test
  void aPathOfTheUserIsUsedWithoutDiscovery() throws JmapException {
    answerCalls("/mine", pair("252-post-nope"));
    JmapClient client = JmapClient.open(Clients.withPath(endpoint(), "/mine"), listener);

    assertThat(failure(HttpProblem.class, () -> client.read(Clients.getConnect())).status())
        .isEqualTo(404);
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void followsARedirectWithinTheOriginToAPackedDocument() throws Exception {
    RecordedPair moved = pair("257-get-api-schema");
    String target = moved.response().at("/headers/location").asText();
    server.stubFor(get(urlEqualTo("/api/schema")).willReturn(moved.answer()));
    server.stubFor(
        get(urlEqualTo(target))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withHeader("Content-Encoding", "gzip")
                    .withBody(gzip("{\"objects\": {}}"))));

    assertThat(client().get("/api/schema").has("objects")).isTrue();
    server.verify(
        getRequestedFor(urlEqualTo(target))
            .withHeader("Authorization", equalTo("Bearer " + Clients.SECRET)));
  }

  @Test
  void givesUpOnARedirectLoop() throws JmapException {
    server.stubFor(
        get(urlEqualTo("/api/schema"))
            .willReturn(aResponse().withStatus(302).withHeader("Location", "/api/schema")));
    JmapClient client = client();

    assertThat(failure(Protocol.class, () -> client.get("/api/schema")))
        .hasMessageContaining("more than 3 times");
    server.verify(4, getRequestedFor(urlEqualTo("/api/schema")));
  }

  @Test
  void aDocumentThatUnpacksToMoreThanTheLimitIsRefused() throws Exception {
    server.stubFor(
        get(urlEqualTo("/api/schema"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withHeader("Content-Encoding", "gzip")
                    .withBody(gzip(" ".repeat(10_000_000)))));
    JmapClient client = client();

    assertThat(failure(JmapException.Transport.class, () -> client.get("/api/schema")).kind())
        .isEqualTo(JmapException.Transport.Kind.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"149-no-credentials", "151-unknown-bearer", "152-garbage-authorization"})
  void aRefusedCredentialIsTriedOnceAndNeverAgain(String recorded) throws JmapException {
    answerCalls("/jmap", pair(recorded));
    JmapClient client = client();

    HttpProblem first = failure(HttpProblem.class, () -> client.read(Clients.getConnect()));
    HttpProblem second = failure(HttpProblem.class, () -> client.get("/api/account"));

    assertThat(first).hasMessage("the credential was refused (HTTP 401)");
    assertThat(first.problem().hint()).startsWith("It comes from STALWART_TOKEN. It was sent once");
    assertThat(first.outcomeUnknown()).isFalse();
    assertThat(second).isSameAs(first);
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void tooManyFailedLoginsAreNotTakenForABusyServer() throws JmapException {
    answerCalls("/jmap", pair("169-too-many-failed-logins"));
    JmapClient client = client();

    HttpProblem failure = failure(HttpProblem.class, () -> client.read(Clients.getConnect()));

    assertThat(failure).hasMessage("too many failed logins came from this address (HTTP 429)");
    assertThat(failure.isRetryable()).isFalse();
  }

  @Test
  void anExceededLimitIsReported() throws JmapException {
    answerCalls("/jmap", pair("118-seventeen-calls"));
    JmapClient client = client();

    RequestProblem failure = failure(RequestProblem.class, () -> client.read(Clients.getConnect()));

    assertThat(failure.type()).isEqualTo("limit");
    assertThat(failure.limit()).contains("maxCallsInRequest");
    assertThat(failure.outcomeUnknown()).isFalse();
  }

  /** A server that accepts two calls in a request, and the answers to five calls in pairs. */
  private void acceptTwoCalls() {
    server.stubFor(
        post(urlEqualTo("/jmap"))
            .atPriority(1)
            .withRequestBody(matchingJsonPath("$.methodCalls[2]"))
            .willReturn(pair("118-seventeen-calls").answer()));
    for (List<String> ids : List.of(List.of("c1", "c2"), List.of("c3", "c4"), List.of("c5"))) {
      String responses =
          ids.stream()
              .map(id -> "[\"x:MtaStageConnect/get\", {\"list\": []}, \"" + id + "\"]")
              .collect(Collectors.joining(", "));
      server.stubFor(
          post(urlEqualTo("/jmap"))
              .withRequestBody(containing(ids.get(0)))
              .willReturn(okJson("{\"methodResponses\": [" + responses + "]}")));
    }
  }

  private static List<MethodCall> calls(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            number ->
                new MethodCall(
                    "x:MtaStageConnect/get", JsonNodeFactory.instance.objectNode(), "c" + number))
        .toList();
  }

  @Test
  void readsInRequestsAsSmallAsTheSessionSays() throws JmapException {
    acceptTwoCalls();
    server.stubFor(
        get(urlEqualTo("/.well-known/jmap"))
            .willReturn(
                okJson(
                    """
                    {"apiUrl": "/jmap", "capabilities":
                      {"urn:ietf:params:jmap:core": {"maxCallsInRequest": 2}}}""")));
    JmapClient client = client();

    assertThat(client.read(calls(5)).responses()).containsOnlyKeys("c1", "c2", "c3", "c4", "c5");

    assertThat(client.maxCallsInRequest()).isEqualTo(2);
    server.verify(4, postRequestedFor(urlEqualTo("/jmap")));
  }

  @Test
  void halvesRequestsWhereTheSessionDoesNotKnowTheLimit() throws JmapException {
    acceptTwoCalls();
    JmapClient client = client();

    assertThat(client.read(calls(5)).responses()).hasSize(5);

    assertThat(client.maxCallsInRequest()).isEqualTo(2);
  }

  @Test
  void aWriteOfTooManyCallsDidNothingAndShowsTheLimit() throws JmapException {
    acceptTwoCalls();
    JmapClient client = client();

    RequestProblem failure = failure(RequestProblem.class, () -> client.write(calls(5)));

    assertThat(failure.isTooManyCalls()).isTrue();
    assertThat(failure.outcomeUnknown()).isFalse();
    assertThat(client.maxCallsInRequest()).isEqualTo(2);
    server.verify(1, postRequestedFor(urlEqualTo("/jmap")));
  }

  @Test
  void theLimitIsKnownOnceTheSessionWasRead() throws JmapException {
    server.stubFor(
        get(urlEqualTo("/.well-known/jmap"))
            .willReturn(
                okJson(
                    """
                    {"apiUrl": "/api/jmap/", "capabilities":
                      {"urn:ietf:params:jmap:core": {"maxCallsInRequest": 7}}}""")));
    answerCalls("/api/jmap/", pair("005-get-never-written"));
    JmapClient client = client();

    assertThat(client.maxCallsInRequest()).isEqualTo(16);
    client.read(Clients.getConnect());

    assertThat(client.maxCallsInRequest()).isEqualTo(7);
  }

  @Test
  void aRefusedRequestIsReportedWithoutItsEchoedBody() throws JmapException {
    answerCalls("/jmap", pair("122-not-a-request"));
    JmapClient client = client();

    RequestProblem failure = failure(RequestProblem.class, () -> client.read(Clients.getConnect()));

    assertThat(failure.type()).isEqualTo("notRequest");
    assertThat(failure.problem().toString()).doesNotContain("foo");
  }

  @Test
  void methodErrorsAreValues() throws JmapException {
    answerCalls("/jmap", pair("132-permission-none-get"));

    assertThat(client().read(Clients.getConnect()).of("c1"))
        .isEqualTo(new MethodError("forbidden", "You are not authorized to perform this action"));
  }

  @Test
  void aWebPageIsReported() throws JmapException {
    server.stubFor(
        post(urlEqualTo("/jmap"))
            .willReturn(
                aResponse().withHeader("Content-Type", "text/html").withBody("<html></html>")));
    JmapClient client = client();

    assertThat(failure(HttpProblem.class, () -> client.read(Clients.getConnect())))
        .hasMessage("the answer is a web page, not JMAP");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 407, 408, 413, 429, 500, 502, 503, 504})
  void everyErrorStatusIsReported(int status) throws JmapException {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    JmapClient client = client();

    HttpProblem failure = failure(HttpProblem.class, () -> client.write(Clients.getConnect()));

    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure).hasMessageContaining("(HTTP " + status + ")");
    assertThat(failure.problem().hint()).isNotBlank();
    assertThat(failure.outcomeUnknown()).isEqualTo(status == 400 || status >= 500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"methodResponses\": [[",
        "{\"methodResponses\": []} x",
        "{\"a\": 1, \"a\": 2}",
        "null",
        "[]"
      })
  void invalidJsonIsReported(String body) throws JmapException {
    server.stubFor(post(urlEqualTo("/jmap")).willReturn(okJson(body)));
    JmapClient client = client();

    assertThat(failure(Protocol.class, () -> client.write(Clients.getConnect())).outcomeUnknown())
        .isTrue();
  }

  @Test
  void deepJsonIsRefusedWhileReading() throws JmapException {
    server.stubFor(post(urlEqualTo("/jmap")).willReturn(okJson("[".repeat(90_000))));
    JmapClient client = client();

    assertThat(failure(Protocol.class, () -> client.read(Clients.getConnect())))
        .hasMessageContaining("nesting depth");
  }

  @Test
  void moreValuesThanAnySettingsHoldAreRefused() throws JmapException {
    String million = "0,".repeat(1_000_000) + "0";
    server.stubFor(
        post(urlEqualTo("/jmap")).willReturn(okJson("{\"methodResponses\": [" + million + "]}")));
    JmapClient client =
        JmapClient.open(JmapEndpoint.of(URI.create(server.baseUrl()), Clients.TOKEN), listener);

    assertThat(failure(Protocol.class, () -> client.read(Clients.getConnect())))
        .hasMessageContaining("Token count");
  }

  @Test
  void aThousandDigitsAreRefused() throws JmapException {
    server.stubFor(
        post(urlEqualTo("/jmap"))
            .willReturn(okJson("{\"methodResponses\": " + "9".repeat(1_000) + "}")));
    JmapClient client = client();

    assertThat(failure(Protocol.class, () -> client.read(Clients.getConnect())))
        .hasMessageContaining("not valid JSON");
  }

  @Test
  void debugLinesNameRequestsAndAnswersButNoSecret() throws JmapException {
    answerCalls("/jmap", pair("005-get-never-written"));

    client().read(Clients.getConnect());

    assertThat(listener.debug()).anyMatch(line -> line.startsWith("POST " + server.baseUrl()));
    assertThat(listener.debug()).anyMatch(line -> line.contains("x:MtaStageConnect/get"));
    assertThat(listener.debug()).anyMatch(line -> line.startsWith("HTTP 200"));
    assertThat(String.join("\n", listener.debug())).doesNotContain(Clients.SECRET);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private static <T extends JmapException> T failure(
      Class<T> type, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    T failure = catchThrowableOfType(type, call);
    assertThat(failure).isNotNull();
    assertThat(List.of(failure.toString(), failure.problem().toString()))
        .noneMatch(text -> text.contains(Clients.SECRET));
    return failure;
  }
}
