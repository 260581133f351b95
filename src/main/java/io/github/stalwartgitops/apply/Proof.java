package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.smtp.SmtpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the greeting at one address says about the settings in use.
 *
 * @param address where the greeting was read
 * @param result what it proves
 * @param expected the text after {@code 220} that the settings give for that connection, as far as
 *     it is known; null if it is not
 * @param seen the reply that was read, with its code; null if there was none
 * @param reason why it is contradicted or undecided, or what else is worth knowing; empty if the
 *     result says everything
 * @param hint how to fix it, or null
 */
public record Proof(
    SmtpAddress address,
    Result result,
    @Nullable String expected,
    @Nullable String seen,
    String reason,
    @Nullable String hint) {
  /** What a greeting proves. */
  public enum Result {
    /** The settings give this greeting. */
    PROVEN,
    /** The settings give another greeting. */
    CONTRADICTED,
    /** There is no greeting, or the expected one depends on something unknown. */
    UNDECIDED
  }

  static Proof undecided(SmtpAddress address, @Nullable String seen, String reason) {
    return new Proof(address, Result.UNDECIDED, null, seen, reason, null);
  }
}
