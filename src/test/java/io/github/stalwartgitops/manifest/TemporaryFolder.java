package io.github.stalwartgitops.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder for jqwik properties, which do not support {@code @TempDir}. */
record TemporaryFolder(Path path) implements AutoCloseable {
  /** Creates it. */
  static TemporaryFolder create() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("stalwart-test"));
  }

  /** Returns the path of a file in it. */
  Path resolve(String file) {
    return path.resolve(file);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
