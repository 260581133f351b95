package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderWatchTest {
  @TempDir private Path folder;

  @Test
  void aChangedFileOfTheFolderEndsTheWait() throws Exception {
    try (FolderWatch watch = FolderWatch.of(folder, List.of(Path.of("")))) {
      Files.writeString(folder.resolve("a.yaml"), "a: 1\n");

      assertThat(watch.awaitChange()).isTrue();
    }
  }

  @Test
  void theFolderOfAFileIsWatched() throws Exception {
    Files.createDirectories(folder.resolve("stalwart"));
    Path file = Files.writeString(folder.resolve("stalwart/a.yaml"), "a: 1\n");
    try (FolderWatch watch = FolderWatch.of(folder, List.of(Path.of("stalwart/a.yaml")))) {
      Files.writeString(file, "a: 2\n");

      assertThat(watch.awaitChange()).isTrue();
    }
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    try (FolderWatch watch = FolderWatch.of(folder, List.of(Path.of("")))) {
      Thread.currentThread().interrupt();

      assertThat(watch.awaitChange()).isFalse();
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
