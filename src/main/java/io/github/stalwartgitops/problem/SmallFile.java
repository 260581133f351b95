package io.github.stalwartgitops.problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a file that a user names, and no more of it than such a file has: a pipe or a device has no
 * size, and may have no end.
 */
public final class SmallFile {
  private SmallFile() {}

  /** There is more in the file than such a file has. */
  public static final class TooLargeException extends FileSystemException {
    private TooLargeException(Path file, int limit) {
      super(file.toString(), null, "it is larger than " + size(limit));
    }

    private static String size(int limit) {
      return limit < 1024 * 1024 ? limit / 1024 + " KiB" : limit / (1024 * 1024) + " MiB";
    }
  }

  /**
   * All bytes of a file.
   *
   * @param limit how many it has at most
   * @throws TooLargeException if it has more
   */
  public static byte[] bytes(Path file, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw new TooLargeException(file, limit);
      }
      return bytes;
    }
  }

  /**
   * The text of a file.
   *
   * @param limit how many bytes it has at most
   * @throws TooLargeException if it has more
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
   */
  public static String text(Path file, int limit) throws IOException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes(file, limit)))
        .toString();
  }
}
