package io.github.stalwartgitops.server;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.HostName;
import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.JmapClient;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.jmap.RecordedPair;
import io.github.stalwartgitops.jmap.RecordingListener;
import io.github.stalwartgitops.problem.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StalwartServerTest {
  private static final String CONNECT = "MtaStageConnect";
  private static final FieldName HOSTNAME = new FieldName(CONNECT, "hostname");
  private static final FieldName GREETING = new FieldName(CONNECT, "smtpGreeting");
  private static final JsonMapper JSON = new JsonMapper();

  private final WireMockServer http = new WireMockServer(options().dynamicPort());

  @BeforeEach
  void start() {
    http.start();
  }

  @AfterEach
  void stop() {
    http.stop();
  }

  private StalwartServer server() throws JmapException {
    JmapEndpoint endpoint =
        JmapEndpoint.of(URI.create(http.baseUrl()), new Credential.Bearer("t", "a test"));
    return new StalwartServer(
        JmapClient.open(endpoint, new RecordingListener()), Catalog.bundled());
  }

  /** Answers with the recorded arguments, under the ids that this client gives its calls. */
  private void answer(String name, String... ids) {
    ObjectNode body = RecordedPair.load(name).response().path("body").deepCopy();
    for (int i = 0; i < ids.length; i++) {
      ((ArrayNode) body.path("methodResponses").path(i)).set(2, ids[i]);
    }
    answerWith(body.toString());
  }

  private void answerWith(String body) {
    http.stubFor(post(urlEqualTo("/jmap")).willReturn(okJson(body)));
  }

  private void answerConnect(String properties) {
    answerWith(
        "{\"methodResponses\": [[\"x:MtaStageConnect/get\", {\"list\": [{\"id\": \"singleton\","
            + properties
            + "}]}, \"get MtaStageConnect\"]]}");
  }

  private List<JsonNode> requests() throws Exception {
    List<JsonNode> requests = new ArrayList<>();
    for (var request : http.findAll(postRequestedFor(urlEqualTo("/jmap")))) {
      requests.add(JSON.readTree(request.getBodyAsString()).path("methodCalls"));
    }
    return requests;
  }

  @Test
  void readsWhatIsStored() throws Exception {
    answer("005-get-never-written", "get MtaStageConnect");

    Stored stored = server().read(List.of(CONNECT));

    assertThat(stored.settings()).isEqualTo(Catalog.bundled().defaults(CONNECT));
    assertThat(stored.unknown().expressions()).isEmpty();
    assertThat(stored.missing()).isEmpty();
    assertThat(stored.failed()).isEmpty();
    assertThat(requests())
        .containsExactly(
            JSON.readTree(
                "[[\"x:MtaStageConnect/get\", {\"ids\": [\"singleton\"]}, \"get MtaStageConnect\"]]"));
  }

  @Test
  void ordersRulesByNumber() throws Exception {
    answerConnect(
        "\"hostname\": {\"match\": {\"10\": {\"if\": \"c\", \"then\": \"3\"},"
            + "\"9\": {\"if\": \"b\", \"then\": \"2\"}, \"0\": {\"if\": \"a\", \"then\": \"1\"}},"
            + "\"else\": \"d\"}");

    assertThat(server().read(List.of(CONNECT)).settings().find(HOSTNAME))
        .contains(
            new Expression(
                List.of(new Rule("a", "1"), new Rule("b", "2"), new Rule("c", "3")), "d"));
  }

  @Test
  void readsTwoHundredRules() throws Exception {
    JsonNode pair =
        RecordedPair.load("166-two-hundred-rules")
            .response()
            .at("/body/methodResponses/1/1/list/0");
    ObjectNode answer = pair.deepCopy();
    answer.remove("id");
    String members = answer.toString();
    answerConnect(members.substring(1, members.length() - 1));

    assertThat(server().read(List.of(CONNECT)).settings().expressions().values())
        .anyMatch(expression -> expression.match().size() == 200);
  }

  @Test
  void reportsUnknownAndMissingFields() throws Exception {
    answerConnect(
        "\"hostname\": {\"else\": \"h\"}, \"banner\": {\"match\": {}, \"else\": \"b\"},"
            + "\"limit\": 7, \"map\": {\"else\": 1}");

    Stored stored = server().read(List.of(CONNECT));

    assertThat(stored.settings().find(HOSTNAME)).contains(Expression.of("h"));
    assertThat(stored.unknown().find(new FieldName(CONNECT, "banner")))
        .contains(Expression.of("b"));
    assertThat(stored.unknown().expressions()).hasSize(1);
    assertThat(stored.missing())
        .containsExactlyInAnyOrder(GREETING, new FieldName(CONNECT, "script"));
    assertThat(ServerProblems.of(stored, Catalog.bundled()))
        .extracting(Problem::message)
        .containsExactly(
            "the server has expression fields that are missing in the catalog: MtaStageConnect.banner");
  }

  @ParameterizedTest
  @CsvSource({
    "303-get-http-expression-field, Http, 1",
    "304-get-sieve-interpreter, SieveSystemInterpreter, 4",
    "265-get-rcpt, MtaStageRcpt, 6",
    "267-get-auth, MtaStageAuth, 5"
  })
  void skipsMembersThatAreNoExpressions(String recorded, String object, int fields)
      throws Exception {
    answer(recorded, "get " + object);

    Stored stored = server().read(List.of(object));

    assertThat(stored.settings().expressions()).hasSize(fields);
    assertThat(stored.unknown().expressions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7 | MtaStageConnect.hostname is not an object with match and else",
        "null | MtaStageConnect.hostname is not an object with match and else",
        "{\"match\": {}} | MtaStageConnect.hostname/else is not a text",
        "{\"match\": {}, \"else\": null} | MtaStageConnect.hostname/else is not a text",
        "{\"match\": [], \"else\": \"x\"} | MtaStageConnect.hostname/match is not an object",
        "{\"match\": {\"01\": {}}, \"else\": \"x\"} | hostname/match/01 is not numbered from 0",
        "{\"match\": {\"-1\": {}}, \"else\": \"x\"} | hostname/match/-1 is not numbered from 0",
        "{\"match\": {\"9999999999\": {}}, \"else\": \"x\"} | is not numbered from 0",
        "{\"match\": {\"0\": {\"if\": \"a\"}}, \"else\": \"x\"} | hostname/match/0 is not a rule"
      })
  void aMalformedAnswerNamesItsPlace(String hostname, String message) throws Exception {
    answerConnect("\"hostname\": " + hostname);
    StalwartServer server = server();

    assertThatThrownBy(() -> server.read(List.of(CONNECT)))
        .isInstanceOf(JmapException.Protocol.class)
        .hasMessageContaining(message);
  }

  @Test
  void tooManyRulesAreRefused() throws Exception {
    String rules =
        IntStream.rangeClosed(0, Expression.MAX_RULES)
            .mapToObj(rank -> "\"" + rank + "\": {\"if\": \"1\", \"then\": \"2\"}")
            .collect(Collectors.joining(", "));
    answerConnect("\"hostname\": {\"match\": {" + rules + "}, \"else\": \"x\"}");
    StalwartServer server = server();

    assertThatThrownBy(() -> server.read(List.of(CONNECT)))
        .isInstanceOf(JmapException.Protocol.class)
        .hasMessage(
            "in the answer, MtaStageConnect.hostname/match has 10001 rules, but at most"
                + " 10000 are supported");
  }

  @Test
  void anAnswerWithoutTheSingletonBreaksTheProtocol() throws Exception {
    answer("007-get-ids-omitted", "get MtaStageConnect");
    StalwartServer server = server();

    assertThatThrownBy(() -> server.read(List.of(CONNECT)))
        .isInstanceOf(JmapException.Protocol.class)
        .hasMessage("in the answer, MtaStageConnect is not one singleton");
  }

  @Test
  void readsAllObjectsWithTwoRequests() throws Exception {
    List<String> objects = List.copyOf(Catalog.bundled().objects().keySet());
    forbid(objects.subList(0, 16));
    forbid(objects.subList(16, 18));

    assertThat(server().read(objects).failed().keySet()).containsExactlyElementsOf(objects);
    assertThat(requests()).hasSize(2);
  }

  /** Refuses the request that begins with the first of these objects. */
  private void forbid(List<String> objects) {
    String errors =
        objects.stream()
            .map("[\"error\", {\"type\": \"forbidden\"}, \"get %s\"]"::formatted)
            .collect(Collectors.joining(", "));
    http.stubFor(
        post(urlEqualTo("/jmap"))
            .withRequestBody(containing("[[\"x:" + objects.get(0) + "/get\""))
            .willReturn(okJson("{\"methodResponses\": [" + errors + "]}")));
  }

  @Test
  void bootstrapModeIsReportedOnce() throws Exception {
    answerWith(
        "{\"methodResponses\": ["
            + recordedError("177-bootstrap-get", "get MtaStageConnect")
            + ","
            + recordedError("177-bootstrap-get", "get MtaStageEhlo")
            + "]}");

    Stored stored = server().read(List.of(CONNECT, "MtaStageEhlo"));

    assertThat(stored.failed()).containsOnlyKeys(CONNECT, "MtaStageEhlo");
    assertThat(ServerProblems.of(stored, Catalog.bundled()))
        .extracting(Problem::message)
        .containsExactly("the server is in bootstrap mode: it is installed, but not set up");
  }

  private static String recordedError(String name, String id) {
    ArrayNode error = RecordedPair.load(name).response().at("/body/methodResponses/0").deepCopy();
    error.set(2, id);
    return error.toString();
  }

  @Test
  void anUnknownObjectIsReported() {
    assertThat(
            ServerProblems.of(
                    "MtaStageNew", new MethodError("unknownMethod", ""), Catalog.bundled())
                .message())
        .isEqualTo("the server does not know MtaStageNew");
  }

  @Test
  void readsPermissions() throws Exception {
    http.stubFor(
        get(urlEqualTo("/api/account"))
            .willReturn(RecordedPair.load("146-account-permissions-of-reader").answer()));

    Permissions permissions = server().permissions();

    assertThat(permissions.names()).containsExactly("authenticate", "sysMtaStageConnectGet");
    assertThat(
            permissions.missing(
                List.of(
                    "sysMtaStageConnectGet",
                    Permissions.CREATE_ACTION,
                    Permissions.RELOAD_SETTINGS)))
        .containsExactly("sysActionCreate", "actionReloadSettings");
  }

  @Test
  void readsBeforeItWritesInOneRequest() throws Exception {
    answerWith(
        "{\"methodResponses\": ["
            + "[\"x:MtaStageConnect/get\", {\"list\": [{\"id\": \"singleton\","
            + "\"hostname\": {\"match\": {}, \"else\": \"'old'\"}}]}, \"get MtaStageConnect\"],"
            + "[\"x:MtaStageEhlo/get\", {\"list\": [{\"id\": \"singleton\"}]}, \"get MtaStageEhlo\"],"
            + recordedSet("305-set-two-objects", 0, "set MtaStageConnect")
            + ","
            + recordedSet("305-set-two-objects", 1, "set MtaStageEhlo")
            + "]}");

    WriteAnswer answer =
        server()
            .write(
                Map.of(
                    CONNECT,
                    patch("hostname/else", "'two'"),
                    "MtaStageEhlo",
                    patch("require/else", "nope")));

    assertThat(answer.before().settings().find(HOSTNAME)).contains(Expression.of("'old'"));
    assertThat(answer.results().get(CONNECT)).isEqualTo(new WriteResult.Written());
    assertThat(answer.results().get("MtaStageEhlo"))
        .isInstanceOfSatisfying(
            WriteResult.Refused.class,
            refused ->
                assertThat(refused.error().reason())
                    .isEqualTo(
                        "Error parsing 'else' expression: Invalid variable or constant \"nope\""));
    assertThat(requests())
        .singleElement()
        .satisfies(
            calls -> {
              assertThat(calls).hasSize(4);
              assertThat(calls.at("/0/0").asText()).endsWith("/get");
              assertThat(calls.at("/1/0").asText()).endsWith("/get");
              assertThat(calls.toString())
                  .contains("{\"update\":{\"singleton\":{\"hostname/else\":\"'two'\"}}}");
            });
  }

  private static ObjectNode patch(String pointer, String text) {
    return JSON.createObjectNode().put(pointer, text);
  }

  private static String recordedSet(String name, int call, String id) {
    ArrayNode response =
        RecordedPair.load(name).response().at("/body/methodResponses/" + call).deepCopy();
    response.set(2, id);
    return response.toString();
  }

  @Test
  void aWriterWithoutReadPermissionGetsTheResults() throws Exception {
    answerWith(
        "{\"methodResponses\": ["
            + recordedSet("139-permission-blind-set-reload-get", 2, "get MtaStageConnect")
            + ","
            + recordedSet("139-permission-blind-set-reload-get", 0, "set MtaStageConnect")
            + "]}");

    WriteAnswer answer = server().write(Map.of(CONNECT, patch("hostname/else", "'blind'")));

    assertThat(answer.results().get(CONNECT)).isEqualTo(new WriteResult.Written());
    assertThat(answer.before().failed().get(CONNECT))
        .extracting(MethodError::type)
        .isEqualTo("forbidden");
  }

  @Test
  void aMissingPermissionToWriteIsAValue() throws Exception {
    answerWith(
        "{\"methodResponses\": ["
            + recordedSet("135-permission-reader-set-reload-get", 2, "get MtaStageConnect")
            + ","
            + recordedSet("135-permission-reader-set-reload-get", 0, "set MtaStageConnect")
            + "]}");

    assertThat(
            server().write(Map.of(CONNECT, patch("hostname/else", "'x'"))).results().get(CONNECT))
        .isInstanceOf(WriteResult.NotDone.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}",
        "{\"updated\": {}}",
        "{\"updated\": {\"other\": null}}",
        "{\"updated\": {\"singleton\": null}, \"notUpdated\": {\"singleton\": {\"type\": \"x\"}}}",
        "{\"notUpdated\": {\"singleton\": null}}"
      })
  void anAnswerWithoutTheResultLeavesTheWriteUnknown(String set) throws Exception {
    answerWith(
        "{\"methodResponses\": [[\"error\", {\"type\": \"forbidden\"}, \"get MtaStageConnect\"],"
            + "[\"x:MtaStageConnect/set\", "
            + set
            + ", \"set MtaStageConnect\"]]}");
    StalwartServer server = server();

    assertThatThrownBy(() -> server.write(Map.of(CONNECT, patch("hostname/else", "'x'"))))
        .isInstanceOfSatisfying(
            JmapException.Protocol.class,
            failure -> {
              assertThat(failure.outcomeUnknown()).isTrue();
              assertThat(failure).hasMessage("the answer has no result for MtaStageConnect");
            });
  }

  @Test
  void reloadsAndReadsInOneRequest() throws Exception {
    answerWith(
        "{\"methodResponses\": ["
            + recordedSet("111-set-reload-get-in-one-request", 1, "reload")
                .replace("\"r\"", "\"reload\"")
            + ","
            + recordedSet("111-set-reload-get-in-one-request", 2, "get MtaStageConnect")
            + "]}");

    ReloadAnswer answer = server().reloadAndRead(List.of(CONNECT));

    assertThat(answer.reload()).isEqualTo(new Reload.Accepted());
    assertThat(answer.stored().settings().find(HOSTNAME))
        .contains(Expression.of("'one.example.org'"));
    assertThat(answer.unread()).isEmpty();
    assertThat(requests().get(0).path(0).toString())
        .isEqualTo(
            "[\"x:Action/set\",{\"create\":{\"reload\":{\"@type\":\"ReloadSettings\"}}},\"reload\"]");
  }

  @Test
  void aRefusedReloadNamesTheBlockingObject() throws Exception {
    answerWith(
        "{\"methodResponses\": ["
            + recordedSet("017-reload-blocked-by-another-object", 1, "reload")
                .replace("\"r\"", "\"reload\"")
            + "]}");

    assertThat(server().reloadAndRead(List.of()).reload())
        .isInstanceOfSatisfying(
            Reload.Refused.class,
            refused -> assertThat(refused.error().blocking()).contains("SpamPyzor"));
  }

  @Test
  void aReloadWithoutThePermissionToCreateActionsIsNotDone() throws Exception {
    answerWith(
        "{\"methodResponses\": ["
            + recordedSet("137-permission-writer-set-reload-get", 1, "reload")
            + "]}");

    assertThat(server().reloadAndRead(List.of()).reload()).isInstanceOf(Reload.NotDone.class);
  }

  @Test
  void objectsBeyondTheLimitOfAReloadStayUnread() throws Exception {
    StringBuilder answers =
        new StringBuilder("[\"x:Action/set\", {\"created\": {\"reload\": {}}}, \"reload\"]");
    List<String> objects = List.copyOf(Catalog.bundled().objects().keySet());
    for (String object : objects.subList(0, 15)) {
      answers.append(", [\"error\", {\"type\": \"forbidden\"}, \"get %s\"]".formatted(object));
    }
    answerWith("{\"methodResponses\": [" + answers + "]}");

    ReloadAnswer answer = server().reloadAndRead(objects);

    assertThat(answer.unread()).isEqualTo(objects.subList(15, 18));
    assertThat(requests().get(0)).hasSize(16);
  }

  @Test
  void readsTheContextOfExpressions() throws Exception {
    answerWith(
        "{\"methodResponses\": ["
            + recordedSet("301-get-system-sieve-scripts", 0, "get SieveSystemScript")
            + ","
            + recordedSet("302-get-listeners", 0, "get NetworkListener")
            + ",[\"error\", {\"type\": \"forbidden\"}, \"get SystemSettings\"]]}");

    ServerContext context = server().context();

    assertThat(context.facts().scripts()).contains(Map.of("connect", true));
    assertThat(context.facts().listeners().orElseThrow())
        .hasSize(7)
        .contains(ListenerPort.SUBMISSIONS);
    assertThat(context.facts().hostName()).isEqualTo(HostName.unknown());
    assertThat(context.failed()).containsOnlyKeys("SystemSettings");
  }

  @Test
  void anEmptyDefaultHostNameIsEachNodesOwnName() throws Exception {
    answerWith(
        "{\"methodResponses\": ["
            + "[\"error\", {\"type\": \"forbidden\"}, \"get SieveSystemScript\"],"
            + "[\"error\", {\"type\": \"forbidden\"}, \"get NetworkListener\"],"
            + recordedSet("394-get-system-settings", 0, "get SystemSettings")
            + "]}");

    HostName name = server().context().facts().hostName();

    assertThat(name.known()).isEmpty();
    assertThat(name.isEachNodesOwn()).isTrue();
  }

  @Test
  void readsTheServersOwnSchema() throws Exception {
    http.stubFor(
        get(urlEqualTo("/api/schema"))
            .willReturn(
                okJson(
                    """
                    {"objects": {
                       "x:MtaStageEhlo": {"type": "singleton", "permissionPrefix": "sysMtaStageEhlo"},
                       "x:Action": {"type": "object", "permissionPrefix": "sysAction"}},
                     "schemas": {"x:MtaStageEhlo": {"type": "single", "schemaName": "x:MtaStageEhlo"}},
                     "fields": {"x:MtaStageEhlo": {
                       "properties": {
                         "require": {"type": {"type": "object", "objectName": "x:Expression"}},
                         "brandNew": {"type": {"type": "object", "objectName": "x:Expression"}},
                         "limit": {"type": {"type": "number"}}},
                       "defaults": {
                         "require": {"default": "true"},
                         "brandNew": {"else": "false",
                           "match": [{"if": "local_port == 25", "then": "true"}]}}}}}
                    """)));

    Catalog live = server().schema();

    assertThat(live.version()).isEqualTo("live");
    assertThat(live.objects()).containsOnlyKeys("MtaStageEhlo");
    assertThat(live.objects().get("MtaStageEhlo").getPermission()).isEqualTo("sysMtaStageEhloGet");
    assertThat(live.defaults("MtaStageEhlo").expressions())
        .containsEntry(new FieldName("MtaStageEhlo", "require"), Expression.of("true"))
        .containsEntry(
            new FieldName("MtaStageEhlo", "brandNew"),
            new Expression(List.of(new Rule("local_port == 25", "true")), "false"))
        .hasSize(2);
    FieldName require = new FieldName("MtaStageEhlo", "require");
    assertThat(live.field(require).orElseThrow().scope())
        .isEqualTo(Catalog.bundled().field(require).orElseThrow().scope());
    assertThat(
            live.field(new FieldName("MtaStageEhlo", "brandNew")).orElseThrow().scope().variables())
        .contains("rcpt", "local_port");
  }
}
