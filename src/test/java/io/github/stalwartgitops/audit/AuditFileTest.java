package io.github.stalwartgitops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {
  @TempDir private Path folder;

  @Test
  void addsLinesToWhatIsThere() throws IOException {
    Path file = Files.writeString(folder.resolve("audit.jsonl"), "first\n");

    append(file, "second");
    append(file, "third");

    assertThat(file).hasContent("first\nsecond\nthird\n");
  }

  @Test
  void beginsANewLineBehindOneThatWasBrokenOff() throws IOException {
    Path file = Files.writeString(folder.resolve("audit.jsonl"), "{\"half\":");

    append(file, "whole");

    assertThat(file).hasContent("{\"half\":\nwhole\n");
  }

  @Test
  void makesTheFileForItsOwnerAloneWithTheFoldersOnTheWay() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path file = folder.resolve("log/audit.jsonl");

    append(file, "line");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> AuditFile.open(folder)).isInstanceOf(IOException.class);
  }

  @Test
  void keepsTheLinesOfManyWritersWhole() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    String line = "x".repeat(20_000);
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try {
      List<Future<Void>> written = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Callable<Void> write =
            () -> {
              append(file, line);
              return null;
            };
        written.add(writers.submit(write));
      }
      for (Future<Void> one : written) {
        one.get();
      }
    } finally {
      writers.shutdownNow();
    }

    assertThat(Files.readAllLines(file)).hasSize(40).containsOnly(line);
  }

  @Test
  void anInterruptOfTheThreadLosesNoLine() throws IOException {
    Path file = folder.resolve("audit.jsonl");

    Thread.currentThread().interrupt();
    append(file, "line");

    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(file).hasContent("line\n");
  }

  private static void append(Path file, String line) throws IOException {
    try (AuditFile open = AuditFile.open(file)) {
      open.append(line);
    }
  }
}
