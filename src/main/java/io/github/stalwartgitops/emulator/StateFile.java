package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.problem.IoReason;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * Keeps the state in a JSON file. It is replaced as a whole, so readers never see half of it; edits
 * while the emulator runs are noticed. Not thread-safe.
 */
final class StateFile {
  private static final int LARGEST = 64 * 1024 * 1024;
  private static final Version NONE = new Version(FileTime.fromMillis(0), -1);

  private final Path file;
  private final String name;
  private final StateJson json;
  private Version seen = NONE;

  /** Identifies a version of the file; a size of -1 means that there is no file. */
  private record Version(FileTime modified, long size) {}

  StateFile(Path file, StateJson json) {
    this.file = file.toAbsolutePath();
    this.name = file.toString().replace('\\', '/');
    this.json = json;
  }

  /** Returns whether it has changed since it was last read or written here. */
  boolean isChanged() {
    return !version().equals(seen);
  }

  /** Reads the state; a fresh one if there is no file or there are problems. */
  State read(Problems problems) {
    seen = version();
    if (seen.size() < 0) {
      return State.fresh();
    }
    try {
      return json.read(name, SmallFile.text(file, LARGEST), problems);
    } catch (IOException e) {
      problems.add(
          Problem.error(
              "the state file " + name + " cannot be read: " + IoReason.of(e),
              "Name another file, or none to keep the state in memory."));
      return State.fresh();
    }
  }

  /**
   * Replaces the contents.
   *
   * @throws UncheckedIOException if this fails; the file then has its previous contents
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
      seen = version();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the state file " + name + " cannot be written: " + IoReason.of(e), e);
    }
  }

  private void move(Path from) throws IOException {
    try {
      Files.move(from, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Version version() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(attributes.lastModifiedTime(), attributes.size());
    } catch (IOException e) {
      return NONE; // there is none, or reading it will show why not
    }
  }
}
