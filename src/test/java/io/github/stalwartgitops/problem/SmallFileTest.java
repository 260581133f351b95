package io.github.stalwartgitops.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallFileTest {
  @TempDir private Path folder;

  @Test
  void readsAWholeFile() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "x".repeat(1024));

    assertThat(SmallFile.text(file, 1024)).hasSize(1024);
  }

  @Test
  void readsAFileWithoutSize() throws IOException {
    Path pipe = Path.of("/proc/self/status");
    assumeThat(pipe).exists();

    assertThat(Files.size(pipe)).isZero();
    assertThat(SmallFile.text(pipe, 64 * 1024)).isNotEmpty();
  }

  @Test
  void stopsReadingAnEndlessFile() {
    Path endless = Path.of("/dev/zero");
    assumeThat(endless).exists();

    assertThatThrownBy(() -> SmallFile.bytes(endless, 64 * 1024))
        .isInstanceOfSatisfying(
            SmallFile.TooLargeException.class,
            e -> assertThat(IoReason.of(e)).isEqualTo("it is larger than 64 KiB"));
  }

  @Test
  void rejectsALargerFile() throws IOException {
    Path file = Files.write(folder.resolve("large"), new byte[4 * 1024 * 1024 + 1]);

    assertThatThrownBy(() -> SmallFile.bytes(file, 4 * 1024 * 1024))
        .hasMessageContaining("it is larger than 4 MiB");
  }

  @Test
  void rejectsOtherEncodings() throws IOException {
    Path file = Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xe4});

    assertThatThrownBy(() -> SmallFile.text(file, 1024))
        .isInstanceOf(CharacterCodingException.class);
    assertThatThrownBy(() -> SmallFile.text(folder.resolve("none"), 1024))
        .isInstanceOf(NoSuchFileException.class);
  }
}
