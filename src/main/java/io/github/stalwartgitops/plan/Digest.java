package io.github.stalwartgitops.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 over the canonical form of a plan. */
final class Digest {
  private Digest() {}

  /**
   * What the plan would do, as 64 hexadecimal digits: the same for the same changes, on whatever
   * server and from whatever files. The canonical form is the compact JSON array of the changed
   * fields, sorted by name, each with {@code field}, {@code before} and {@code after}.
   */
  static String of(Plan plan) {
    String canonical = PlanJson.canonical(plan).toString();
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
