package io.github.stalwartgitops.expression;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The function {@code hash}. */
final class Hashing {
  private static final Map<String, String> ALGORITHMS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  private Hashing() {}

  /** The digest of the text's UTF-8 bytes in hexadecimal; empty for an unknown algorithm. */
  static Value hash(Value value, Value algorithm) {
    String name = ALGORITHMS.get(algorithm.text());
    return name == null ? Value.EMPTY : Value.of(digest(value.text(), name));
  }

  private static String digest(String text, String algorithm) {
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5, SHA-1 and SHA-2", e);
    }
  }
}
