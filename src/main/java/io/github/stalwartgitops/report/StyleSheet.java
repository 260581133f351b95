package io.github.stalwartgitops.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** The style sheet of the HTML report, and the policy that allows nothing else. */
final class StyleSheet {
  /** The lines of the style sheet, without characters that markup escapes. */
  static final List<String> LINES = load().lines().toList();

  /** The content security policy: this style sheet and no other resource. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(String.join("\n", LINES) + "\n")
          + "'; base-uri 'none'; form-action 'none'";

  private StyleSheet() {}

  private static String load() {
    try (InputStream in = StyleSheet.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(in, "report.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
