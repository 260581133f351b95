package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.fault.SimulatedTime;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyEmulatorTest {
  private static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");
  private static final Settings HELLO = new Settings(Map.of(GREETING, Expression.of("'hello'")));
  private static final String USUAL = "220 mx.example.org Stalwart ESMTP at your service";
  private static final String GET =
      "[\"x:MtaStageConnect/get\", {\"ids\": [\"singleton\"]}, \"g\"]";
  private static final String RELOAD =
      "[\"x:Action/set\", {\"create\": {\"r\": {\"@type\": \"ReloadSettings\"}}}, \"r\"]";

  private final SimulatedTime time = new SimulatedTime();
  private FaultyEmulator emulator;

  @BeforeEach
  void start() throws Exception {
    emulator =
        FaultyEmulator.start(
            EmulatorConfiguration.builder()
                .clock(time)
                .connectionLimit(false)
                .listeners(
                    List.of(SmtpListener.smtp(0), SmtpListener.parse("name=smtp-2,node=mx2")))
                .build());
  }

  @AfterEach
  void end() {
    emulator.close();
  }

  @Test
  void requestOverALimitIsNotCarriedOut() throws Exception {
    emulator.fault("limit=maxCallsInRequest/1,at=set,times=always");

    assertThat(JmapCaller.of(emulator).send(GET, set("hello")).statusCode()).isEqualTo(400);
    assertThat(emulator.changes()).isEmpty();

    assertThat(JmapCaller.of(emulator).send(set("hello")).statusCode()).isEqualTo(200);
    assertThat(emulator.changes()).hasSize(1);
  }

  @Test
  void headerReplacesTheRightOne() throws Exception {
    emulator.fault("header=content-length: abc,at=set,carried-out");

    assertThatThrownBy(() -> call(set("hello"))).hasMessageContaining("abc");

    assertThat(emulator.stored().find(GREETING)).contains(Expression.of("'hello'"));
    assertThat(bytes("header=content-length: abc"))
        .contains("content-length: abc\r\n")
        .doesNotContain("content-length: 0");
  }

  @Test
  void oneObjectOfSeveralIsRefused() throws Exception {
    emulator.fault("set-error=overQuota/MtaStageEhlo");

    JsonNode answer =
        call(
            set("hello"),
            "[\"x:MtaStageEhlo/set\", {\"update\": {\"singleton\": {\"require/else\": \"1\"}}}, \"e\"]");

    assertThat(answer.at("/0/1/updated").has("singleton")).isTrue();
    assertThat(answer.at("/1/1/notUpdated/singleton/type").asText()).isEqualTo("overQuota");
    assertThat(emulator.changes()).hasSize(1);
  }

  @Test
  void reloadIsRefused() throws Exception {
    emulator.fault("set-error=forbidden,at=reload");
    assertThat(call(RELOAD).at("/0/1/notCreated/r/type").asText()).isEqualTo("forbidden");
  }

  @Test
  void getInsideAWriteFailsAlone() throws Exception {
    emulator.fault("method-error=serverFail/get,at=set");

    JsonNode answer = call(GET, set("hello"));

    assertThat(answer.at("/0/0").asText()).isEqualTo("error");
    assertThat(answer.at("/1/1/updated").has("singleton")).isTrue();
    assertThat(emulator.stored().find(GREETING)).contains(Expression.of("'hello'"));
  }

  @Test
  void getInsideAReloadIsNotAnswered() throws Exception {
    emulator.fault("missing-answer=get,at=reload");

    JsonNode answer = call(RELOAD, GET);

    assertThat(answer).hasSize(1);
    assertThat(answer.at("/0/1/created").has("r")).isTrue();
  }

  @Test
  void writeIsCarriedOutAfterLaterRequests() throws Exception {
    emulator.fault("status=504,at=set,carried-out=2");

    assertThat(JmapCaller.of(emulator).send(set("hello")).statusCode()).isEqualTo(504);
    call(GET);
    assertThat(emulator.changes()).isEmpty();
    call(GET);

    assertThat(emulator.changes())
        .containsExactly(
            new StateChange(StateChange.Cause.LATE_REQUEST, StateChange.Side.STORED, 3, HELLO));
  }

  @Test
  void statusWithoutContentHasNoBody() throws Exception {
    assertThat(bytes("status=204")).startsWith("HTTP/1.1 204 No Content\r\n").endsWith("\r\n\r\n");
  }

  @Test
  void refusesConnectionsBeforeTheFirstRequest() throws Exception {
    int port = emulator.url().getPort();
    emulator.fault("refuse,from=0");
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket("127.0.0.1", port).close());

    emulator.listen();

    new Socket("127.0.0.1", port).close();
  }

  @Test
  void recordsChangesWithTheirCause() throws Exception {
    emulator.fault("concurrent-write=MtaStageConnect.hostname='theirs',at=reload,carried-out");

    call(set("hello"));
    call(RELOAD);

    assertThat(emulator.changes())
        .extracting(StateChange::cause, StateChange::side, StateChange::after)
        .containsExactly(
            tuple(StateChange.Cause.REQUEST, StateChange.Side.STORED, 1),
            tuple(StateChange.Cause.REQUEST, StateChange.Side.ACTIVE, 2),
            tuple(StateChange.Cause.OTHER_CLIENT, StateChange.Side.STORED, 2));
  }

  @Test
  void reloadReachesEveryNode() throws Exception {
    emulator.store(HELLO);
    call(RELOAD);
    assertThat(greeting("smtp")).isEqualTo("220 hello");
    assertThat(greeting("smtp-2")).isEqualTo("220 hello");
  }

  @Test
  void nextReloadReachesLaggingNodes() throws Exception {
    emulator.store(HELLO);
    emulator.fault("lagging");

    assertThat(call(RELOAD).at("/0/1/created")).hasSize(1);
    assertThat(greeting("smtp")).isEqualTo(USUAL);
    assertThat(greeting("smtp-2")).isEqualTo(USUAL);
    assertThat(emulator.active()).isNotEqualTo(emulator.stored());

    call(RELOAD);
    assertThat(greeting("smtp")).isEqualTo("220 hello");
    assertThat(emulator.active()).isEqualTo(emulator.stored());
  }

  @Test
  void nodeKeepsItsSettings() throws Exception {
    emulator.store(HELLO);
    emulator.fault("lagging=mx2");

    call(RELOAD);

    time.waitFor(Duration.ofHours(1));
    assertThat(greeting("smtp")).isEqualTo("220 hello");
    assertThat(greeting("smtp-2")).isEqualTo(USUAL);
    assertThat(emulator.active("mx2")).isNotEqualTo(emulator.active());
  }

  @Test
  void nodeCatchesUpAfterATime() throws Exception {
    emulator.store(HELLO);
    emulator.fault("lagging=mx2/2000");

    call(RELOAD);

    time.waitFor(Duration.ofMillis(1_999));
    assertThat(greeting("smtp-2")).isEqualTo(USUAL);
    time.waitFor(Duration.ofMillis(1));
    assertThat(greeting("smtp-2")).isEqualTo("220 hello");
  }

  @Test
  void nodeCatchesUpAfterSomeConnections() throws Exception {
    emulator.store(HELLO);
    emulator.fault("lagging=2-connections");

    call(RELOAD);

    assertThat(greeting("smtp")).isEqualTo(USUAL);
    assertThat(greeting("smtp")).isEqualTo(USUAL);
    assertThat(greeting("smtp")).isEqualTo("220 hello");
    assertThat(greeting("smtp-2")).isEqualTo(USUAL);
  }

  @Test
  void refusedReloadLetsNoNodeLag() throws Exception {
    emulator.block(new ReloadBlocker("SpamPyzor", "no address"));
    emulator.fault("lagging");
    call(RELOAD);
    emulator.unblock("SpamPyzor");
    emulator.store(HELLO);

    emulator.restart(Mode.NORMAL);

    assertThat(greeting("smtp-2")).isEqualTo("220 hello");
  }

  @Test
  void apiListsTheListenersOfItsOwnNode() throws Exception {
    assertThat(call("[\"x:NetworkListener/get\", {\"ids\": null}, \"l\"]").at("/0/1/list"))
        .extracting(it -> it.path("name").asText())
        .contains("smtp")
        .doesNotContain("smtp-2");
  }

  @Test
  void nodeHasItsOwnHostName() throws Exception {
    emulator.store(new Settings(Map.of(GREETING, Expression.of("system('node_hostname')"))));
    call(RELOAD);
    assertThat(greeting("smtp")).isEqualTo("220 mx.example.org");
    assertThat(greeting("smtp-2")).isEqualTo("220 mx2");
  }

  @Test
  void unknownNodeCannotLag() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.fault("lagging=mx3"))
        .withMessage("there is no node mx3 to lag, but mx.example.org, mx2");
  }

  private static String set(String greeting) {
    return "[\"x:MtaStageConnect/set\", {\"update\": {\"singleton\":"
        + " {\"smtpGreeting/match\": {}, \"smtpGreeting/else\": \"'"
        + greeting
        + "'\"}}}, \"s\"]";
  }

  private JsonNode call(String... calls) throws Exception {
    return JmapCaller.of(emulator).call(calls);
  }

  /** The raw answer to a request that meets a fault. */
  private String bytes(String fault) throws Exception {
    emulator.fault(fault);
    try (Socket client = new Socket("127.0.0.1", emulator.url().getPort())) {
      client
          .getOutputStream()
          .write(
              "GET /jmap/session HTTP/1.1\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = client.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String greeting(String listener) throws Exception {
    try (SmtpDialogue smtp = SmtpDialogue.with(emulator.listeners().get(listener))) {
      return String.valueOf(smtp.hear());
    }
  }
}
