package io.github.stalwartgitops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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
  void appendsLines() throws IOException {
    Path file = Files.writeString(folder.resolve("audit.jsonl"), "first\n");

    append(file, "second");
    append(file, "third");

    assertThat(file).hasContent("first\nsecond\nthird\n");
  }

  @Test
  void startsANewLineAfterAnIncompleteOne() throws IOException {
    Path file = Files.writeString(folder.resolve("audit.jsonl"), "{\"half\":");

    append(file, "whole");

    assertThat(file).hasContent("{\"half\":\nwhole\n");
  }

  @Test
  void createsFoldersAndAFileForItsOwnerOnly() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path file = folder.resolve("log/audit.jsonl");

    append(file, "line");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderIsAnError() {
    assertThatThrownBy(() -> AuditFile.open(folder)).isInstanceOf(IOException.class);
  }

  @Test
  void keepsLinesOfConcurrentWritersComplete() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    String line = "x".repeat(20_000);

    inManyThreads(40, number -> append(file, line));

    assertThat(Files.readAllLines(file)).hasSize(40).containsOnly(line);
  }

  /** One Maven may load this plugin several times. */
  @Test
  void keepsLinesOfSeveralClassLoadersComplete() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    String line = "x".repeat(20_000);
    URL classes = AuditFile.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader others = new URLClassLoader(new URL[] {classes}, null)) {
      Class<?> other = others.loadClass(AuditFile.class.getName());

      inManyThreads(40, number -> append(number % 2 == 0 ? AuditFile.class : other, file, line));
    }

    assertThat(Files.readAllLines(file)).hasSize(40).containsOnly(line);
  }

  @Test
  void aFileThatStaysLockedIsAnError() throws IOException {
    Path file = Files.createFile(folder.resolve("audit.jsonl"));
    try (FileChannel holding = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock held = holding.lock()) {
      assertThat(held.isValid()).isTrue();

      try (AuditFile open = AuditFile.open(file, Duration.ZERO)) {
        assertThatThrownBy(() -> open.append("line"))
            .isInstanceOf(IOException.class)
            .hasMessage("another part of this process keeps it locked");
      }
    }
  }

  @Test
  void anInterruptLosesNoLine() throws IOException {
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

  private static void append(Class<?> type, Path file, String line) throws Exception {
    Method open = type.getDeclaredMethod("open", Path.class);
    Method append = type.getDeclaredMethod("append", String.class);
    open.setAccessible(true);
    append.setAccessible(true);
    try (Closeable opened = (Closeable) open.invoke(null, file)) {
      append.invoke(opened, line);
    }
  }

  /** Work that is told its number, from 0. */
  private interface Work {
    void run(int number) throws Exception;
  }

  private static void inManyThreads(int times, Work work) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try {
      List<Future<Void>> written = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        Callable<Void> one =
            () -> {
              work.run(number);
              return null;
            };
        written.add(writers.submit(one));
      }
      for (Future<Void> one : written) {
        one.get();
      }
    } finally {
      writers.shutdownNow();
    }
  }
}
