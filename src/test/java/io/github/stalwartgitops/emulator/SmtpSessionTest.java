package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the recorded dialogues do not show; those are in {@link SmtpReplayTest}. */
class SmtpSessionTest {
  private Emulator emulator;

  @BeforeEach
  void start() throws EmulatorException {
    emulator =
        Emulator.start(
            EmulatorConfiguration.builder()
                .listeners(
                    List.of(
                        SmtpListener.smtp(0),
                        new SmtpListener("submission", 0, 587, "::", "smtp", false),
                        new SmtpListener("lmtp", 0, 24, "::", "lmtp", false)))
                .build());
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void refusesMail() throws IOException {
    try (SmtpDialogue smtp = SmtpDialogue.with(emulator, "smtp")) {
      smtp.hear();
      assertThat(ask(smtp, "HELO client.example.com")).startsWith("250 ");
      assertThat(ask(smtp, "MAIL FROM:<a@b.example>"))
          .isEqualTo("550 5.7.1 This is an emulator: it takes no mail.");
      assertThat(ask(smtp, "quit")).isEqualTo("221 2.0.0 Bye.");
      assertThat(smtp.hear()).isNull();
    }
  }

  @Test
  void nameWithoutADotIsRefusedOnPort25Only() throws IOException {
    try (SmtpDialogue smtp = SmtpDialogue.with(emulator, "submission")) {
      smtp.hear();
      assertThat(ask(smtp, "EHLO nodots")).isEqualTo("250-mx.example.org you had me at EHLO");
    }
  }

  @Test
  void lmtpRequiresLhlo() throws IOException {
    try (SmtpDialogue smtp = SmtpDialogue.with(emulator, "lmtp")) {
      smtp.hear();
      assertThat(ask(smtp, "EHLO client.example.com"))
          .isEqualTo("502 5.5.1 Invalid command: LHLO expected.");
      assertThat(ask(smtp, "LHLO client.example.com"))
          .isEqualTo("250-mx.example.org you had me at LHLO");
    }
  }

  @Test
  void tooLongLineEndsTheConnection() throws IOException {
    try (SmtpDialogue smtp = SmtpDialogue.with(emulator, "smtp")) {
      smtp.hear();
      smtp.say("x".repeat(2_049));
      assertThat(smtp.isClosedByServer()).isTrue();
    }
  }

  private static String ask(SmtpDialogue smtp, String line) throws IOException {
    smtp.say(line);
    return smtp.hear();
  }
}
