package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmtpRecordsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final SmtpRecords records = new SmtpRecords(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void rememberWhoCameAndWhatWasSaid() {
    SmtpRecord record = begin(50_000);
    record.greeted("220 hello");
    record.heard("ehlo client.example.com");
    record.heard("QUIT");

    SmtpVisit visit = records.visits().get(0);

    assertThat(visit.at()).isEqualTo(NOW);
    assertThat(visit.listener()).isEqualTo("smtp");
    assertThat(visit.client()).isEqualTo("127.0.0.1:50000");
    assertThat(visit.greeting()).isEqualTo("220 hello");
    assertThat(visit.commands()).containsExactly("EHLO client.example.com", "QUIT");
  }

  @Test
  void forgetWhatMayBeACredential() {
    SmtpRecord record = begin(1);
    record.heard("AUTH PLAIN c2VjcmV0");
    record.heard("c2VjcmV0");
    record.heard("");
    assertThat(records.visits().get(0).commands())
        .containsExactly("AUTH", "another line and 1 more");
  }

  @Test
  void countWhatIsNoCommandInsteadOfRepeatingIt() {
    SmtpRecord record = begin(1);
    IntStream.range(0, 18).forEach(line -> record.heard("Header-" + line + ": x"));
    record.heard("NOOP");
    IntStream.range(0, 17).forEach(line -> record.heard("QUIT"));
    IntStream.range(0, 40).forEach(line -> record.heard("?"));
    record.heard("NOOP");
    record.heard("?");

    assertThat(records.visits().get(0).commands())
        .startsWith("another line and 17 more", "NOOP", "QUIT")
        .endsWith("QUIT", "another line and 39 more")
        .hasSize(20);
  }

  @Test
  void keepTheLastHundredSessionsAndTheFirstLinesOfEach() {
    IntStream.rangeClosed(1, 150).forEach(this::begin);
    assertThat(records.visits()).hasSize(100);
    assertThat(records.visits().get(99).client()).endsWith(":150");
    SmtpRecord talkative = begin(1);
    IntStream.range(0, 100).forEach(line -> talkative.heard("NOOP"));
    assertThat(records.visits().get(99).commands()).hasSize(20);
  }

  private SmtpRecord begin(int port) {
    return records.begin("smtp", new InetSocketAddress("127.0.0.1", port));
  }
}
