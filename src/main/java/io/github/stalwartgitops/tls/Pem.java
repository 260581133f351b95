package io.github.stalwartgitops.tls;

import io.github.stalwartgitops.problem.SmallFile;
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
  private static final int MAX_BYTES = 4 * 1024 * 1024;
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
    return of(file, bytes(file));
  }

  /** Whether bytes are a PKCS#12 file (DER, which begins with a sequence) and no PEM file. */
  static boolean isPkcs12(byte[] bytes) {
    return bytes.length > 0
        && bytes[0] == 0x30
        && !new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
  }

  static Pem of(Path file, byte[] bytes) throws TlsException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
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
      return SmallFile.bytes(file, MAX_BYTES);
    } catch (SmallFile.TooLargeException e) {
      throw new TlsException(
          file + " is larger than 4 MiB", "Name a file of certificates or a key.", e);
    } catch (IOException e) {
      throw new TlsException(
          file + " cannot be read" + (Files.exists(file) ? "" : ": there is no such file"),
          "Check the path and the rights of the file.",
          e);
    }
  }
}
