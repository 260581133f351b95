package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmtpTranscriptTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final SmtpTranscript transcript =
      new SmtpTranscript(NOW, "smtp", new InetSocketAddress("127.0.0.1", 50_000));

  @Test
  void recordsClientAndDialogue() {
    transcript.greeted("220 hello");
    transcript.received("ehlo client.example.com");
    transcript.received("QUIT");

    SmtpSessionRecord record = transcript.record();

    assertThat(record.at()).isEqualTo(NOW);
    assertThat(record.listener()).isEqualTo("smtp");
    assertThat(record.client()).isEqualTo("127.0.0.1:50000");
    assertThat(record.greeting()).isEqualTo("220 hello");
    assertThat(record.commands()).containsExactly("EHLO client.example.com", "QUIT");
  }

  @Test
  void leavesOutWhatMayBeACredential() {
    transcript.received("AUTH PLAIN c2VjcmV0");
    transcript.received("c2VjcmV0");
    transcript.received("");
    assertThat(transcript.record().commands()).containsExactly("AUTH", "another line and 1 more");
  }

  @Test
  void countsLinesThatAreNotCommands() {
    IntStream.range(0, 18).forEach(line -> transcript.received("Header-" + line + ": x"));
    transcript.received("NOOP");
    IntStream.range(0, 17).forEach(line -> transcript.received("QUIT"));
    IntStream.range(0, 40).forEach(line -> transcript.received("?"));
    transcript.received("NOOP");
    transcript.received("?");

    assertThat(transcript.record().commands())
        .startsWith("another line and 17 more", "NOOP", "QUIT")
        .endsWith("QUIT", "another line and 39 more")
        .hasSize(20);
  }

  @Test
  void keepsTheFirstCommands() {
    IntStream.range(0, 100).forEach(line -> transcript.received("NOOP"));
    assertThat(transcript.record().commands()).hasSize(20);
  }
}
