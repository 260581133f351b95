package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorTest {
  private static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");
  private static final Settings HELLO = new Settings(Map.of(GREETING, Expression.of("'hello'")));
  private static final String RELOAD =
      "[\"x:Action/set\", {\"create\": {\"r\": {\"@type\": \"ReloadSettings\"}}}, \"r\"]";

  @TempDir Path folder;

  @Test
  void createsAnAdministratorWithoutAccounts() throws Exception {
    try (Emulator one = Emulator.start(EmulatorConfiguration.defaults());
        Emulator two = Emulator.start(EmulatorConfiguration.defaults())) {
      Account admin = one.accounts().get(0);
      assertThat(admin.name()).isEqualTo("admin");
      assertThat(admin.password()).hasSizeGreaterThan(20);
      assertThat(two.accounts().get(0).password()).isNotEqualTo(admin.password());
      assertThat(JmapCaller.of(one).call(RELOAD).at("/0/1/created/r/id").asText()).isNotEmpty();
    }
  }

  @Test
  void hasTheDefaultsOfEveryFieldAtFirst() throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorConfiguration.defaults())) {
      Settings defaults =
          Catalog.bundled().objects().keySet().stream()
              .map(Catalog.bundled()::defaults)
              .reduce(Settings.empty(), Settings::with);
      assertThat(emulator.stored()).isEqualTo(defaults);
      assertThat(emulator.active()).isEqualTo(defaults);
    }
  }

  @Test
  void storedSettingsAreUsedAfterAReload() throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorConfiguration.defaults())) {
      emulator.store(HELLO);
      assertThat(emulator.stored().find(GREETING)).contains(Expression.of("'hello'"));
      assertThat(greeting(emulator, "smtp"))
          .isEqualTo("220 mx.example.org Stalwart ESMTP at your service");

      JmapCaller.of(emulator).call(RELOAD);

      assertThat(emulator.active()).isEqualTo(emulator.stored());
      assertThat(greeting(emulator, "smtp")).isEqualTo("220 hello");
    }
  }

  @Test
  void blockerRefusesTheReloadUntilItIsRemoved() throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorConfiguration.defaults())) {
      emulator.store(HELLO);
      emulator.block(new ReloadBlocker("SpamPyzor", "no address"));
      JsonNode refused = JmapCaller.of(emulator).call(RELOAD).at("/0/1/notCreated/r");
      assertThat(refused.at("/objectId/object").asText()).isEqualTo("SpamPyzor");
      assertThat(refused.path("description").asText()).isEqualTo("no address");
      assertThat(emulator.active()).isNotEqualTo(emulator.stored());

      emulator.unblock("SpamPyzor");

      assertThat(JmapCaller.of(emulator).call(RELOAD).at("/0/1/created")).hasSize(1);
      assertThat(emulator.active()).isEqualTo(emulator.stored());
    }
  }

  @Test
  void onlyFieldsOfTheCatalogCanBeStored() throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorConfiguration.defaults())) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  emulator.store(
                      new Settings(Map.of(new FieldName("Nope", "x"), Expression.of("1")))))
          .withMessage("the catalog does not know Nope.x");
    }
  }

  @Test
  void stateFileKeepsTheSettings() throws Exception {
    Path file = folder.resolve("state.json");
    EmulatorConfiguration kept = EmulatorConfiguration.builder().stateFile(file).build();
    try (Emulator emulator = Emulator.start(kept)) {
      assertThat(file).doesNotExist();
      emulator.store(HELLO);
      emulator.block(new ReloadBlocker("SpamPyzor", "no address"));
    }
    try (Emulator emulator = Emulator.start(kept)) {
      assertThat(emulator.stored().find(GREETING)).contains(Expression.of("'hello'"));
      assertThat(emulator.active().find(GREETING)).isNotEqualTo(emulator.stored().find(GREETING));
      assertThat(JmapCaller.of(emulator).call(RELOAD).at("/0/1/notCreated")).hasSize(1);
    }
  }

  @Test
  void editsOfTheStateFileAreNoticed() throws Exception {
    Path file = folder.resolve("state.json");
    try (Emulator emulator =
        Emulator.start(EmulatorConfiguration.builder().stateFile(file).build())) {
      emulator.block(new ReloadBlocker("SpamPyzor", "no address"));
      Files.writeString(
          file, "{\"stored\": {\"MtaStageConnect\": {\"smtpGreeting\": {\"else\": \"'hi'\"}}}}");

      assertThat(JmapCaller.of(emulator).call(RELOAD).at("/0/1/created")).hasSize(1);
      assertThat(greeting(emulator, "smtp")).isEqualTo("220 hi");

      Files.writeString(file, "{\"stored\"");
      assertThat(JmapCaller.of(emulator).send(RELOAD).body())
          .contains("state.json:1:")
          .contains("this is not JSON");
    }
  }

  @Test
  void invalidStateFilePreventsTheStart() throws Exception {
    Path file = Files.writeString(folder.resolve("state.json"), "{\"stored\": []}");
    assertThatExceptionOfType(EmulatorException.class)
        .isThrownBy(() -> Emulator.start(EmulatorConfiguration.builder().stateFile(file).build()))
        .satisfies(
            e -> assertThat(e.problems().get(0).place().toString()).endsWith("state.json:1:12"));
  }

  @Test
  void writesInRecoveryModeAreActiveAfterTheNextNormalStart() throws Exception {
    EmulatorConfiguration.Builder kept =
        EmulatorConfiguration.builder().stateFile(folder.resolve("state.json"));
    try (Emulator emulator = Emulator.start(kept.mode(Mode.RECOVERY).build())) {
      assertThat(emulator.listeners()).isEmpty();
      emulator.store(HELLO);
    }
    try (Emulator emulator = Emulator.start(kept.mode(Mode.NORMAL).build())) {
      assertThat(greeting(emulator, "smtp")).isEqualTo("220 hello");
    }
  }

  @Test
  void hostNameOfAFreshServerIsThatOfEachNode() throws Exception {
    EmulatorConfiguration fresh =
        EmulatorConfiguration.builder()
            .hostname("")
            .nodeHostname("mx1.example.org")
            .listeners(
                List.of(
                    SmtpListener.smtp(0), SmtpListener.parse("name=smtp-2,node=mx2.example.org")))
            .build();
    try (Emulator emulator = Emulator.start(fresh)) {
      assertThat(
              JmapCaller.of(emulator)
                  .call("[\"x:SystemSettings/get\", {\"ids\": [\"singleton\"]}, \"s\"]")
                  .at("/0/1/list/0/defaultHostname")
                  .textValue())
          .isEmpty();
      assertThat(emulator.hostname()).isEqualTo("mx1.example.org");
      assertThat(greeting(emulator, "smtp")).startsWith("220 mx1.example.org ");
      assertThat(greeting(emulator, "smtp-2")).startsWith("220 mx2.example.org ");
    }
  }

  @Test
  void expressionsSeeTheListenerAsItIsConfigured() throws Exception {
    String all =
        "'[' + listener + ' ' + local_ip + ' ' + local_port + ' ' + protocol + ' ' + is_tls"
            + " + ' ' + remote_ip + ' ' + asn + country + ']'";
    EmulatorConfiguration configuration =
        EmulatorConfiguration.builder()
            .listeners(
                List.of(
                    SmtpListener.smtp(0),
                    new SmtpListener("local", 0, 24, "192.0.2.1", "lmtp", true)))
            .build();
    try (Emulator emulator = Emulator.start(configuration)) {
      emulator.store(new Settings(Map.of(GREETING, Expression.of(all))));
      JmapCaller.of(emulator).call(RELOAD);
      assertThat(greeting(emulator, "smtp")).isEqualTo("220 [smtp :: 25 smtp 0 127.0.0.1 0]");
      assertThat(greeting(emulator, "local"))
          .isEqualTo("220 [local 192.0.2.1 24 lmtp 1 127.0.0.1 0]");
    }
  }

  @Test
  void sixthConnectionInASecondIsClosedWithoutAGreeting() throws Exception {
    Clock stopped = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    try (Emulator emulator =
        Emulator.start(EmulatorConfiguration.builder().clock(stopped).build())) {
      for (int i = 0; i < 5; i++) {
        assertThat(greeting(emulator, "smtp")).startsWith("220 ");
      }
      assertThat(greeting(emulator, "smtp")).isNull();
    }
  }

  @Test
  void recordsSessionsAlsoWithoutAGreeting() throws Exception {
    Clock stopped = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    try (Emulator emulator =
        Emulator.start(EmulatorConfiguration.builder().clock(stopped).build())) {
      for (int i = 0; i < 6; i++) {
        greeting(emulator, "smtp");
      }
      assertThat(emulator.sessions())
          .extracting(SmtpSessionRecord::greeting)
          .contains("")
          .hasSize(6);
    }
  }

  @Test
  void pagesComeBeforeTheManagementApiAndAreNotRecorded() throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorConfiguration.defaults())) {
      emulator.show(
          request ->
              request.path().equals("/page")
                  ? Optional.of(HttpAnswer.body(200, "text/plain", new byte[] {'p'}))
                  : Optional.empty());
      JmapCaller caller = JmapCaller.of(emulator);
      assertThat(caller.get("/page").body()).isEqualTo("p");
      assertThat(emulator.requests()).isEmpty();
      assertThat(caller.get("/api/account").statusCode()).isEqualTo(200);
      assertThat(emulator.requests())
          .extracting(RequestRecord::line)
          .containsExactly("GET /api/account");
    }
  }

  @Test
  void recordsAccountAndStatusOfRequests() throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorConfiguration.defaults())) {
      JmapCaller admin = JmapCaller.of(emulator);
      HttpClient anybody = HttpClient.newHttpClient();
      HttpRequest.Builder session = HttpRequest.newBuilder(emulator.url().resolve("/jmap/session"));

      admin.get("/api/account");
      anybody.send(session.build(), BodyHandlers.discarding());
      anybody.send(
          session.header("authorization", "Basic YWRtaW46d3Jvbmc=").build(),
          BodyHandlers.discarding());
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> admin.send("[\"x:Http/set\", {\"update\": {\"singleton\": null}}, \"s\"]"));

      assertThat(emulator.requests())
          .extracting(RequestRecord::account, RequestRecord::status)
          .containsExactly(
              tuple("admin", 200), tuple(null, 200), tuple(null, 401), tuple("admin", 0));
    }
  }

  @Test
  void closingFreesItsPortsAndEndsItsConnections() throws Exception {
    Emulator emulator = Emulator.start(EmulatorConfiguration.defaults());
    int port = emulator.url().getPort();
    try (SmtpDialogue smtp = SmtpDialogue.with(emulator, "smtp")) {
      assertThat(smtp.hear()).startsWith("220 ");
      emulator.close();
      assertThat(smtp.hear()).isNull();
    }
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket("127.0.0.1", port).close());
    try (Emulator again = Emulator.start(EmulatorConfiguration.builder().httpPort(port).build())) {
      assertThat(again.url().getPort()).isEqualTo(port);
    }
  }

  @Test
  void portInUseIsAProblem() throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorConfiguration.defaults())) {
      int port = emulator.url().getPort();
      assertThatExceptionOfType(EmulatorException.class)
          .isThrownBy(() -> Emulator.start(EmulatorConfiguration.builder().httpPort(port).build()))
          .withMessageStartingWith("cannot open port " + port + " of 127.0.0.1 for http");
    }
  }

  @Test
  void duplicateListenersAreAProblem() {
    assertThatExceptionOfType(EmulatorException.class)
        .isThrownBy(
            () ->
                Emulator.start(
                    EmulatorConfiguration.builder()
                        .listeners(List.of(SmtpListener.smtp(0), SmtpListener.smtp(0)))
                        .build()))
        .withMessage("there are two listeners smtp");
  }

  private static String greeting(Emulator emulator, String listener) throws Exception {
    try (SmtpDialogue smtp = SmtpDialogue.with(emulator, listener)) {
      return smtp.hear();
    }
  }
}
