package io.github.stalwartgitops.problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a file named by the user up to a limit: a pipe or a device has no size and may never end.
 */
public final class SmallFile {
  private SmallFile() {}

  /** Thrown if a file is larger than its limit. */
  public static final class TooLargeException extends FileSystemException {
    private TooLargeException(Path file, int limit) {
      super(file.toString(), null, "it is larger than " + size(limit));
    }

    private static String size(int limit) {
      return limit < 1024 * 1024 ? limit / 1024 + " KiB" : limit / (1024 * 1024) + " MiB";
    }
  }

  /**
   * Reads all bytes of a file.
   *
   * @param limit the maximum number of bytes
   * @throws TooLargeException if the file is larger
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
   * Reads a file as UTF-8.
   *
   * @param limit the maximum number of bytes
   * @throws TooLargeException if the file is larger
   * @throws java.nio.charset.CharacterCodingException if the file is not UTF-8
   */
  public static String text(Path file, int limit) throws IOException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes(file, limit)))
        .toString();
  }
}
