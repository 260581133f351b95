package io.github.stalwartgitops.report;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.stalwartgitops.problem.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Writes files that the user requested. */
public final class TextFile {
  private TextFile() {}

  /**
   * Writes a text as UTF-8 and creates missing folders.
   *
   * @throws IOException with a message for the user if the file cannot be written
   */
  public static void write(Path file, String text) throws IOException {
    write(file, text, CREATE, TRUNCATE_EXISTING, WRITE);
  }

  /**
   * Appends a text as UTF-8, after a blank line if the file is not empty.
   *
   * @throws IOException with a message for the user if the file cannot be written
   */
  static void append(Path file, String text) throws IOException {
    boolean hasText = Files.exists(file) && Files.size(file) > 0;
    write(file, hasText ? "\n" + text : text, CREATE, APPEND);
  }

  private static void write(Path file, String text, OpenOption... options) throws IOException {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, text, StandardCharsets.UTF_8, options);
    } catch (IOException e) {
      throw new IOException(file + " cannot be written: " + IoReason.of(e), e);
    }
  }
}
