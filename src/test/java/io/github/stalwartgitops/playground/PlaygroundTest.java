package io.github.stalwartgitops.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.StartMessage;
import io.github.stalwartgitops.expression.Expression;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of the playground, over HTTP. */
class PlaygroundTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String PASSWORD = "open-sesame";
  private static final String STATE = "/playground/state/MtaStageConnect";
  private static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");

  private Emulator emulator;

  @BeforeEach
  void start() throws Exception {
    emulator =
        Emulator.start(
            EmulatorConfiguration.builder()
                .accounts(List.of(Account.administrator("admin", PASSWORD)))
                .build());
    Playground.open(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/playground/playground.css, text/css",
    "/playground/playground.js, text/javascript",
    "/playground/icon.svg, image/svg+xml",
    "/playground/catalog, application/json",
    "/playground/state/MtaStageConnect, application/json"
  })
  void everyAnswerRestrictsTheBrowser(String path, String type) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith(type);
    assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().map())
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("cache-control", List.of("no-store"));
  }

  @Test
  void thePageHasNoScriptOrStyleInItsMarkup() throws Exception {
    assertThat(get("/").body())
        .doesNotContainPattern("\\son[a-z]+=")
        .doesNotContainPattern("\\sstyle=")
        .doesNotContain("<style", "http://", "https://");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /, 405",
    "GET, /playground/evaluate, 405",
    "POST, /playground/state/MtaStageConnect, 405",
    "GET, /playground/nope, 404",
    "GET, /playground/../playground.html, 404",
    "GET, /playground/state/Nope, 404",
    "OPTIONS, /playground/evaluate, 204"
  })
  void unknownPathsAndMethodsAreRefused(String method, String path, int status) throws Exception {
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(emulator.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void evaluatesAnExpression() throws Exception {
    HttpResponse<String> answer =
        post(
            """
            {"object": "MtaStageConnect", "field": "smtpGreeting",
             "expression": {"match": [{"if": "local_port == 25", "then": "'hello'"}], "else": "1"},
             "connection": {"local_port": "25"}}
            """,
            "origin",
            emulator.url().toString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/outcome/client").asText()).isEqualTo("220 hello");
    assertThat(json(answer).at("/outcome/rule").asInt()).isZero();
  }

  @Test
  void malformedQuestionIsRefusedWithASentence() throws Exception {
    HttpResponse<String> answer = post("{", "origin", emulator.url().toString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("The question is not JSON.\n");
  }

  @Test
  void refusesOtherOrigins() throws Exception {
    assertThat(post("{}", "origin", "http://evil.example").statusCode()).isEqualTo(403);
    assertThat(post("{}", "sec-fetch-site", "cross-site").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", STATE})
  void refusesAHostNameThatIsReboundToThisMachine(String path) throws Exception {
    try (Socket socket = new Socket(emulator.url().getHost(), emulator.url().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 403 Forbidden\r\n").doesNotContain("smtpGreeting");
    }
  }

  @Test
  void showsStoredAndActiveSettings() throws Exception {
    emulator.store(new Settings(Map.of(GREETING, Expression.of("'new'"))));
    JsonNode state = json(get(STATE));
    assertThat(state.at("/fields/smtpGreeting/stored/else").asText()).isEqualTo("'new'");
    assertThat(state.at("/fields/smtpGreeting/active/else").asText())
        .contains("system('hostname')");
    assertThat(state.path("waiting").get(0).asText()).isEqualTo("MtaStageConnect.smtpGreeting");
    assertThat(state.path("waiting")).hasSize(1);
    assertThat(state.path("mode").asText()).isEqualTo("normal");
    assertThat(state.at("/listeners/0/port").asInt())
        .isEqualTo(emulator.listeners().get("smtp").getPort());
  }

  @Test
  void answersAKnownStateWithItsTag() throws Exception {
    HttpResponse<String> first = get(STATE);
    String tag = first.headers().firstValue("etag").orElseThrow();

    HttpResponse<String> same = get(STATE, "if-none-match", tag);

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("content-security-policy")).isPresent();

    emulator.store(new Settings(Map.of(GREETING, Expression.of("'new'"))));

    HttpResponse<String> other = get(STATE, "if-none-match", tag);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.headers().firstValue("etag")).isPresent().isNotEqualTo(Optional.of(tag));
    assertThat(other.body()).contains("'new'");
  }

  @Test
  void showsRequestsToTheManagementApiButNotItsOwn() throws Exception {
    HttpResponse<String> unused =
        CLIENT.send(
            HttpRequest.newBuilder(emulator.url().resolve("/jmap?key=" + PASSWORD))
                .header("authorization", "Bearer " + PASSWORD)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"methodCalls\": [[\"x:MtaStageConnect/get\", {\"secret\": \""
                            + PASSWORD
                            + "\"}, \"a\"]]}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> state = get(STATE);
    assertThat(json(state).at("/requests"))
        .extracting(
            request -> request.path("line").asText(),
            request -> request.path("account").isNull(),
            request -> request.path("status").asInt())
        .containsExactly(tuple("POST /jmap MtaStageConnect/get", true, 401));
    assertThat(state.body()).doesNotContain(PASSWORD);
  }

  @Test
  void startMessageNamesIt() {
    assertThat(StartMessage.lines(emulator, false))
        .contains("EMULATOR   " + emulator.url() + "/   playground, for a browser");
  }

  @Test
  void emulatorThatOtherMachinesReachShowsNoPage() throws Exception {
    EmulatorConfiguration everywhere =
        EmulatorConfiguration.builder().address(InetAddress.getByName("0.0.0.0")).build();
    try (Emulator reachable = Emulator.start(everywhere)) {
      Playground.open(reachable);
      assertThat(reachable.showsPages()).isFalse();
      assertThat(StartMessage.lines(reachable, false).toString()).doesNotContain("playground");
    }
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(emulator.url().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body, String header, String value) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(emulator.url().resolve("/playground/evaluate"))
            .header("content-type", "application/json")
            .header(header, value)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new JsonMapper().readTree(answer.body());
  }
}
