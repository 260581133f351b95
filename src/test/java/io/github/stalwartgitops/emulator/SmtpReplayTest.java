package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every dialogue recorded on a real server goes the same way here, line by line. */
class SmtpReplayTest {
  static Stream<String> dialogues() throws IOException {
    String all = Files.readString(Path.of("src/test/resources/smtp/transcripts.txt"));
    return Stream.of(all.strip().split("\\n\\n"));
  }

  @ParameterizedTest
  @MethodSource("dialogues")
  void goesAsItWentWithTheRealServer(String dialogue) throws Exception {
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
