package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pair recorded on a real server is sent to an emulator in the state that the pair was
 * recorded in, and the answers agree. Ids, account ids, session states and the words of {@code
 * invalidArguments} differ from server to server; what stands behind {@code Invalid regular
 * expression "…": } are the words of the server's library ({@code docs/server.md}).
 */
class WireReplayTest {
  private static final Path PAIRS = Path.of("src/test/resources/wire");

  /** Limits of requests at once and bans: a client on one machine would only be in its own way. */
  private static final List<String> NOT_EMULATED = List.of("167", "169", "170");

  /** From here on the pairs follow one another on one server. */
  private static final String FIRST_OF_SCRIPTS = "401";

  private static final int LIMIT_OF_BYTES = 10_000_000;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static Stream<String> pairs() throws IOException {
    return recorded().filter(name -> name.compareTo(FIRST_OF_SCRIPTS) < 0);
  }

  private static Stream<String> recorded() throws IOException {
    try (Stream<Path> files = Files.list(PAIRS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !NOT_EMULATED.contains(name.substring(0, 3)))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void allRecordedPairsAreHere() throws IOException {
    assertThat(recorded()).hasSize(266 - NOT_EMULATED.size());
  }

  /** Ids that an answer gives are different here: the next requests use the emulator's. */
  @Test
  void answersToScriptsAsTheRealServerDid() throws Exception {
    Map<String, String> ids = new HashMap<>();
    try (Emulator emulator = Emulator.start(configuration(FIRST_OF_SCRIPTS))) {
      for (String name : recorded().filter(it -> it.compareTo(FIRST_OF_SCRIPTS) >= 0).toList()) {
        String text = Files.readString(PAIRS.resolve(name));
        for (Map.Entry<String, String> id : ids.entrySet()) {
          text = text.replace(id.getKey(), id.getValue());
        }
        JsonNode pair = Json.MAPPER.readTree(text);
        HttpResponse<String> answer =
            CLIENT.send(request(emulator, name, pair), HttpResponse.BodyHandlers.ofString());
        JsonNode expected = pair.path("response");
        collectIds(expected.path("body"), Json.MAPPER.readTree(answer.body()), ids);
        assertAgrees(name, answer, expected);
      }
    }
  }

  private static void collectIds(JsonNode expected, JsonNode actual, Map<String, String> ids) {
    for (int i = 0; i < expected.path("methodResponses").size(); i++) {
      JsonNode created = actual.path("methodResponses").path(i).path(1).path("created");
      expected
          .path("methodResponses")
          .path(i)
          .path(1)
          .path("created")
          .properties()
          .forEach(
              entry ->
                  ids.put(
                      entry.getValue().path("id").asText(),
                      created.path(entry.getKey()).path("id").asText()));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void answersAsTheRealServerDid(String name) throws Exception {
    JsonNode pair = Json.MAPPER.readTree(PAIRS.resolve(name).toFile());
    try (Emulator emulator = Emulator.start(configuration(name))) {
      bringIntoState(emulator, name, pair.path("start").asText());
      HttpRequest request = request(emulator, name, pair);
      JsonNode expected = pair.path("response");
      if (expected.path("body").has("$closed")) {
        assertThatThrownBy(() -> CLIENT.send(request, HttpResponse.BodyHandlers.ofString()))
            .isInstanceOf(IOException.class);
      } else {
        assertAgrees(name, CLIENT.send(request, HttpResponse.BodyHandlers.ofString()), expected);
      }
    }
  }

  private static void assertAgrees(String name, HttpResponse<String> answer, JsonNode expected)
      throws IOException {
    assertThat(answer.statusCode()).as(name).isEqualTo(expected.path("status").asInt());
    for (Map.Entry<String, JsonNode> header : expected.path("headers").properties()) {
      if (header.getKey().equals("location")) {
        String location = answer.headers().firstValue("location").orElse("none");
        assertThat(URI.create(location).getPath())
            .isEqualTo(URI.create(header.getValue().asText()).getPath());
      } else {
        assertThat(answer.headers().allValues(header.getKey()))
            .contains(header.getValue().asText());
      }
    }
    String origin = answer.uri().resolve("/").toString();
    String text = answer.body().replace(origin, "http://mail.example.org/");
    JsonNode body = text.isEmpty() ? Json.MAPPER.nullNode() : Json.MAPPER.readTree(text);
    assertThat(comparable(body)).as(name).isEqualTo(comparable(expected.path("body")));
  }

  private static JsonNode comparable(JsonNode body) {
    if (body.has("username")) {
      ObjectNode session = (ObjectNode) body;
      session.put("state", "0");
      session.put("accounts", session.path("accounts").size());
      session
          .path("primaryAccounts")
          .properties()
          .forEach(entry -> entry.setValue(Json.MAPPER.getNodeFactory().textNode("account")));
    }
    if (body.has("sessionState")) {
      ((ObjectNode) body).put("sessionState", "");
    }
    for (JsonNode response : body.path("methodResponses")) {
      ObjectNode result = (ObjectNode) response.path(1);
      result.replace("accountId", null);
      if (result.path("type").asText().equals("invalidArguments")) {
        result.remove("description");
      }
      hideWordsOfTheRegexLibrary(result.at("/notUpdated/singleton/validationErrors/0"));
      result.path("list").forEach(WireReplayTest::hideId);
      result.path("created").forEach(WireReplayTest::hideId);
    }
    return body;
  }

  private static void hideWordsOfTheRegexLibrary(JsonNode error) {
    if (error instanceof ObjectNode validation) {
      String value = validation.path("value").asText();
      validation.put(
          "value", value.replaceFirst("(?s)(Invalid regular expression \".*?\": ).*", "$1"));
    }
  }

  private static void hideId(JsonNode object) {
    if (!object.path("id").asText().equals("singleton")) {
      ((ObjectNode) object).put("id", "id");
    }
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

  private static HttpRequest request(Emulator emulator, String name, JsonNode pair) {
    JsonNode request = pair.path("request");
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(emulator.url().resolve(request.path("path").asText()));
    String authorization = authorization(name, pair.path("as").asText(""));
    if (!authorization.isEmpty()) {
      builder.header("Authorization", authorization);
    }
    JsonNode body = request.path("body");
    if (!body.isNull()) {
      builder.header(
          "Content-Type", request.path("headers").path("Content-Type").asText("application/json"));
    }
    return builder
        .method(
            request.path("method").asText(),
            body.isNull()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(
                    body.has("$text") ? text(name, body.path("$text").asText()) : spaced(body)))
        .build();
  }

  /** The recorded text, of the pair over the limit only its beginning and end. */
  private static String text(String name, String recorded) {
    return name.startsWith("393")
        ? recorded.replaceFirst("b", "b".repeat(LIMIT_OF_BYTES + 2 - recorded.length()))
        : recorded;
  }

  private static String authorization(String pair, String identity) {
    return switch (identity) {
      case "", "null" -> "";
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

  /** JSON with a blank behind each comma and colon, as the recorder wrote it. */
  private static String spaced(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .map(e -> Json.MAPPER.getNodeFactory().textNode(e.getKey()) + ": " + spaced(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node.isArray()) {
      return node.valueStream()
          .map(WireReplayTest::spaced)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return node.toString();
  }
}
