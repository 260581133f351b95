package io.github.stalwartgitops.jmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server or a proxy may echo what it was sent: no message of ours shows it. */
class EchoedCredentialTest {
  private static final String PASSWORD = "hunter/2 \"x\"";
  private static final String PROXY_PASSWORD = "open sesame";

  private final RecordingListener listener = new RecordingListener();

  /** Every form of every secret of a request. */
  static Stream<Arguments> echoes() {
    Credential basic = new Credential.Basic("admin", PASSWORD, "STALWART_PASSWORD");
    return Stream.of(
        Arguments.of(Clients.TOKEN, "Bearer " + Clients.SECRET, Clients.SECRET),
        Arguments.of(Clients.TOKEN, Clients.SECRET.toUpperCase(java.util.Locale.ROOT), "S3CR3T"),
        Arguments.of(basic, PASSWORD, "hunter"),
        Arguments.of(basic, URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8), "hunter"),
        Arguments.of(basic, "hunter%2f2%20%22x%22", "hunter"),
        Arguments.of(basic, "hunter/2 \\\"x\\\"", "hunter"),
        Arguments.of(basic, "Basic " + pair("admin:" + PASSWORD), pair("admin:" + PASSWORD)),
        Arguments.of(basic, PROXY_PASSWORD, "sesame"),
        Arguments.of(
            basic, "Basic " + pair("squid:" + PROXY_PASSWORD), pair("squid:" + PROXY_PASSWORD)));
  }

  private static String pair(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }

  private static JmapClient client(RawServer server, Credential credential) throws JmapException {
    return client(server, credential, new RecordingListener());
  }

  private static JmapClient client(
      RawServer server, Credential credential, RecordingListener listener) throws JmapException {
    HttpProxy proxy = new HttpProxy("proxy.example.org", 3128, "squid", PROXY_PASSWORD, List.of());
    return JmapClient.open(
        Clients.endpoint(server.url(), credential, Clients.IMPATIENT, proxy), listener);
  }

  private void assertHidden(String answer, Credential credential, String secret)
      throws JmapException {
    try (RawServer server = RawServer.answering(answer)) {
      JmapClient client = client(server, credential, listener);

      JmapException failure =
          catchThrowableOfType(JmapException.class, () -> client.read(Clients.getConnect()));

      assertThat(failure).isNotNull();
      assertThat(failure.problem() + "\n" + failure + "\n" + listener.debug() + listener.notes())
          .contains("[credential]")
          .doesNotContain(secret);
    }
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void inTheTitleOfAProblem(Credential credential, String echo, String secret)
      throws JmapException {
    assertHidden(
        RawServer.http(
            "418 No\r\nContent-Type: application/problem+json",
            "{\"type\": \"about:blank\", \"title\": " + json("You sent " + echo) + "}"),
        credential,
        secret);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example.org/?t=s3cr3t-t0ken", "/jmap/s3cr3t-t0ken"})
  void inARedirect(String target) throws JmapException {
    assertHidden(
        RawServer.http("307 Away\r\nLocation: " + target, ""), Clients.TOKEN, Clients.SECRET);
  }

  @Test
  void inTheMediaType() throws JmapException {
    assertHidden(
        RawServer.http("200 OK\r\nContent-Type: text/" + Clients.SECRET, ""),
        Clients.TOKEN,
        Clients.SECRET);
  }

  @Test
  void inWhatIsNotHttp() throws JmapException {
    assertHidden("You sent " + Clients.SECRET + "\r\n\r\n", Clients.TOKEN, Clients.SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"urn:ietf:params:jmap:error:limit\", \"limit\": \"of s3cr3t-t0ken\"}",
        "{\"type\": \"urn:ietf:params:jmap:error:s3cr3t-t0ken\"}"
      })
  void inARefusalOfTheRequest(String problem) throws JmapException {
    assertHidden(
        RawServer.http("400 No\r\nContent-Type: application/problem+json", problem),
        Clients.TOKEN,
        Clients.SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[\"s3cr3t-t0ken\", {}, \"c1\"]]",
        "[[\"x:MtaStageConnect/get\", {}, \"s3cr3t-t0ken\"]]"
      })
  void inAnAnswerThatBelongsToNoCall(String responses) throws JmapException {
    assertHidden(ok("{\"methodResponses\": " + responses + "}"), Clients.TOKEN, Clients.SECRET);
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void inAMethodError(Credential credential, String echo, String secret) throws JmapException {
    String error = "{\"type\": \"forbidden\", \"description\": " + json(echo) + "}";

    assertThat(response("[\"error\", " + error + ", \"c1\"]", credential).toString())
        .startsWith("forbidden: ")
        .contains("[credential]")
        .doesNotContain(secret);
  }

  @Test
  void inTheTypeOfAMethodErrorButAWordOfTheProtocolStaysOne() throws JmapException {
    Credential word = new Credential.Bearer("server", "STALWART_TOKEN");

    assertThat(response("[\"error\", {\"type\": \"s3cr3t-t0ken!\"}, \"c1\"]", Clients.TOKEN))
        .hasToString("[credential]!");
    assertThat(response("[\"error\", {\"type\": \"serverPartialFail\"}, \"c1\"]", word))
        .hasToString("serverPartialFail");
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void inARefusalOfOneObject(Credential credential, String echo, String secret)
      throws JmapException {
    String error =
        "{\"type\": \"invalidPatch\", \"description\": %1$s, \"properties\": [%1$s],"
                .formatted(json(echo))
            + " \"validationErrors\": [{\"value\": %1$s}], \"objectId\": {\"object\": %1$s}}"
                .formatted(json(echo));

    MethodResponse response =
        response(
            "[\"x:MtaStageConnect/get\", {\"notUpdated\": {\"singleton\": " + error + "}}, \"c1\"]",
            credential);

    JsonNode refused = ((MethodResponse.Success) response).arguments().at("/notUpdated/singleton");
    assertThat(SetError.of(refused).toString())
        .startsWith("SetError[type=invalidPatch, ")
        .contains("[credential]")
        .doesNotContain(secret);
  }

  @Test
  void settingsAreNeverGarbledButAnAnswerThatRepeatsALongSecretIsRefused() throws JmapException {
    String greeting = "{\"list\": [{\"id\": \"singleton\", \"x\": \"a long enough secret\"}]}";
    String answer = "[\"x:MtaStageConnect/get\", " + greeting + ", \"c1\"]";
    Credential word = new Credential.Basic("admin", "secret", "STALWART_PASSWORD");
    Credential whole = new Credential.Basic("admin", "a long enough secret", "STALWART_PASSWORD");

    assertThat(response(answer, word).toString()).contains("a long enough secret");
    assertThat(catchThrowableOfType(JmapException.Protocol.class, () -> response(answer, whole)))
        .hasMessage("the answer repeats the credential, so it is not shown");
  }

  @Test
  void aSecretTooShortToBeHiddenGarblesNothing() throws JmapException {
    Credential shortest = new Credential.Basic("admin", "a", "STALWART_PASSWORD");
    String error = "{\"type\": \"forbidden\", \"description\": \"not allowed\"}";

    assertThat(response("[\"error\", " + error + ", \"c1\"]", shortest))
        .hasToString("forbidden: not allowed");
  }

  @Test
  void inWhatIsNoJson() throws JmapException {
    try (RawServer server = RawServer.answering(ok("{\"a\": " + Clients.SECRET + "}"))) {
      JmapClient client = client(server, Clients.TOKEN);

      assertThat(
              catchThrowableOfType(
                  JmapException.Protocol.class, () -> client.read(Clients.getConnect())))
          .hasMessage("the answer to a method call is incomplete or not valid JSON (at byte 6)");
    }
  }

  @Test
  void inADocument() throws JmapException {
    try (RawServer server = RawServer.answering(ok("{\"permissions\": [\"s3cr3t-t0ken-\"]}"))) {
      Credential credential = new Credential.Bearer("s3cr3t-t0ken-", "STALWART_TOKEN");
      JmapClient client = client(server, credential);

      assertThat(client.get("/api/account").path("permissions")).hasSize(1);
    }
    try (RawServer server = RawServer.answering(ok("{\"s3cr3t-t0ken-160\": 1}"))) {
      Credential credential = new Credential.Bearer("s3cr3t-t0ken-160", "STALWART_TOKEN");
      JmapClient client = client(server, credential);

      assertThat(
              catchThrowableOfType(JmapException.Protocol.class, () -> client.get("/api/account")))
          .hasMessage("the answer repeats the credential, so it is not shown");
    }
  }

  private static MethodResponse response(String response, Credential credential)
      throws JmapException {
    try (RawServer server = RawServer.answering(ok("{\"methodResponses\": [" + response + "]}"))) {
      return client(server, credential).read(Clients.getConnect()).of("c1");
    }
  }

  private static String ok(String json) {
    return RawServer.http("200 OK\r\nContent-Type: application/json", json);
  }
}
