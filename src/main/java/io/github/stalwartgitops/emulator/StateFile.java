package io.github.stalwartgitops.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps the state in a JSON file; whoever reads it finds it whole, never half written. */
final class StateFile {
  private final Path file;
  private final StateJson json;

  StateFile(Path file, StateJson json) {
    this.file = file.toAbsolutePath();
    this.json = json;
  }

  /**
   * Replaces the contents.
   *
   * @throws UncheckedIOException if that cannot be done; the former contents are then still there
   */
  void write(State state) {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(beside, json.write(state));
      move(beside);
    } catch (IOException e) {
      throw new UncheckedIOException("the state file " + file + " cannot be written: " + e, e);
    }
  }

  private void move(Path from) throws IOException {
    try {
      Files.move(from, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What the file holds; empty where there is none yet. */
  Optional<String> read() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }
}
