package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every dialogue recorded on a real server goes the same way here, line by line. */
class SmtpReplayTest {
  private static final String RELOAD =
      "[\"x:Action/set\", {\"create\": {\"r\": {\"@type\": \"ReloadSettings\"}}}, \"r\"]";

  static Stream<String> dialogues() throws IOException {
    return Stream.of(recorded().split("\\n\\n"))
        .map(String::strip)
        .filter(text -> !text.startsWith("#"));
  }

  private static String recorded() throws IOException {
    return Files.readString(Path.of("src/test/resources/smtp/transcripts.txt")).strip();
  }

  /** The recorded lines that a connecting client got, one after each of these steps. */
  @Test
  void runsScriptsAsTheRealServerDid() throws Exception {
    List<String> lines = new ArrayList<>();
    try (Emulator emulator = Emulator.start(EmulatorConfiguration.defaults())) {
      JmapCaller admin = JmapCaller.of(emulator);
      emulator.store(
          new Settings(
              Map.of(
                  new FieldName("MtaStageConnect", "script"), Expression.of("'connect_filter'"))));
      Script filter =
          Script.active(
              "connect_filter",
              """
              require ["variables", "reject"];
              if string "${env.remote_ip}" "127.0.0.88" { reject "Not from here."; }""");
      emulator.store(new Script(filter.id(), filter.name(), null, false, filter.contents()));
      admin.call(RELOAD);
      lines.add(greeting(emulator, "127.0.0.88"));
      emulator.store(filter);
      lines.add(greeting(emulator, "127.0.0.88"));
      admin.call(RELOAD);
      lines.add(greeting(emulator, "127.0.0.88"));
      lines.add(greeting(emulator, "127.0.0.1"));
      emulator.store(Script.active("connect_filter", "require \"reject\"; reject \"Nobody.\";"));
      lines.add(greeting(emulator, "127.0.0.88"));
      admin.call(RELOAD);
      lines.add(greeting(emulator, "127.0.0.1"));
      admin.call(
          "[\"x:SieveSystemScript/set\", {\"destroy\": [\"%s\"]}, \"d\"]".formatted(filter.id()),
          RELOAD);
      lines.add(greeting(emulator, "127.0.0.88"));
    }
    assertThat(lines)
        .isEqualTo(
            recorded()
                .lines()
                .dropWhile(line -> !line.startsWith("# "))
                .filter(line -> line.startsWith("S: "))
                .map(line -> line.substring(3))
                .toList());
  }

  /** Returns the first line that a client of an address gets. */
  private static String greeting(Emulator emulator, String address) throws Exception {
    SmtpListener listener = SmtpListener.smtp(0);
    InetSocketAddress client = new InetSocketAddress(address, 50_000);
    ConnectionView view =
        new ConnectionView(
            EmulatorConfiguration.defaults(),
            listener,
            client,
            emulator::active,
            emulator::activeScripts);
    try (SocketServer server =
        SocketServer.open("test", InetAddress.getLoopbackAddress(), 0, warning -> {})) {
      server.serve(
          socket ->
              new SmtpSession(
                      socket, listener, view, new SmtpTranscript(Instant.EPOCH, "smtp", client))
                  .serve());
      try (SmtpDialogue smtp = SmtpDialogue.with(server.address())) {
        return smtp.hear();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dialogues")
  void answersAsTheRealServerDid(String dialogue) throws Exception {
    try (Emulator emulator = Emulator.start(EmulatorConfiguration.defaults());
        SmtpDialogue smtp = SmtpDialogue.with(emulator, "smtp")) {
      List<String> lines = dialogue.lines().toList();
      for (String line : lines) {
        if (line.startsWith("C: ")) {
          smtp.say(line.substring(3));
        } else {
          assertThat(smtp.hear()).isEqualTo(line.substring(3));
        }
      }
    }
  }
}
