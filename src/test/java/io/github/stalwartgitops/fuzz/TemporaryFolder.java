package io.github.stalwartgitops.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that goes away again, for properties: they do not know {@code @TempDir}. */
public record TemporaryFolder(Path path) implements AutoCloseable {
  /** Makes it. */
  public static TemporaryFolder make() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("stalwart-test"));
  }

  /** The path of a file in it. */
  public Path resolve(String file) {
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
