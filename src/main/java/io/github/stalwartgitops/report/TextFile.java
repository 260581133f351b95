package io.github.stalwartgitops.report;

import io.github.stalwartgitops.problem.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files that a user asked for. */
public final class TextFile {
  private TextFile() {}

  /**
   * Writes a text as UTF-8, with the folders on the way.
   *
   * @throws IOException with a sentence if it cannot be written
   */
  public static void write(Path file, String text) throws IOException {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IOException(file + " cannot be written: " + IoReason.of(e), e);
    }
  }
}
