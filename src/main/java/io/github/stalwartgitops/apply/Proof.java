package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.smtp.SmtpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the greeting at one address says about the settings in use.
 *
 * @param address where it was read
 * @param verdict what it proves
 * @param expected the text behind {@code 220} that the settings give for that connection, as far as
 *     it is known; null where it is not
 * @param seen the reply that was read, with its code; null where there was none
 * @param reason why it is contradicted or undecided, or what else is worth knowing; empty where the
 *     verdict says it all
 * @param hint what to do, or null
 */
public record Proof(
    SmtpAddress address,
    Verdict verdict,
    @Nullable String expected,
    @Nullable String seen,
    String reason,
    @Nullable String hint) {
  /** What a greeting proves. */
  public enum Verdict {
    /** It is what the settings must give. */
    PROVEN,
    /** It is not what the settings must give. */
    CONTRADICTED,
    /** There is none, or what the settings must give depends on something that is not known. */
    UNDECIDED
  }
}
