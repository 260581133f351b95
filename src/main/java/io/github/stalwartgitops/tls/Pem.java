package io.github.stalwartgitops.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a PEM file (RFC 7468).
 *
 * @param file where they stand
 * @param blocks the blocks in order
 */
record Pem(Path file, List<Block> blocks) {
  private static final long MAX_BYTES = 4L * 1024 * 1024;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  /**
   * One block.
   *
   * @param label what it says it is, such as {@code CERTIFICATE}
   * @param content the decoded content
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Block(String label, byte[] content) {}

  static Pem read(Path file) throws TlsException {
    String text = new String(bytes(file), StandardCharsets.ISO_8859_1);
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      try {
        blocks.add(
            new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2).strip())));
      } catch (IllegalArgumentException e) {
        throw new TlsException(
            file + " holds a damaged PEM block (" + matcher.group(1) + ")",
            "Write the file anew from its source.",
            e);
      }
    }
    return new Pem(file, blocks);
  }

  static byte[] bytes(Path file) throws TlsException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new TlsException(
            file + " is larger than 4 MiB", "Name a file of certificates or a key.", null);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new TlsException(
          file + " cannot be read" + (Files.exists(file) ? "" : ": there is no such file"),
          "Check the path and the rights of the file.",
          e);
    }
  }
}
