package io.github.stalwartgitops.playground;

import io.github.stalwartgitops.emulator.HttpAnswer;

/** The headers that restrict what the browser may do with an answer of the playground. */
final class SecureHeaders {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'";

  private SecureHeaders() {}

  /** Returns the answer with the headers. */
  static HttpAnswer on(HttpAnswer answer) {
    return answer
        .with("content-security-policy", POLICY)
        .with("x-content-type-options", "nosniff")
        .with("x-frame-options", "DENY")
        .with("cross-origin-opener-policy", "same-origin")
        .with("cross-origin-resource-policy", "same-origin")
        .with("referrer-policy", "no-referrer")
        .with("cache-control", "no-store");
  }
}
