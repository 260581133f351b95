package io.github.stalwartgitops.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A certificate by which a client identifies itself.
 *
 * @param certificate a PEM file (the certificate, then its issuers), or a PKCS#12 file, which holds
 *     the key as well; told apart by what they hold
 * @param privateKey the PEM file of the key (PKCS#8, not encrypted), or null where {@code
 *     certificate} holds it
 * @param password the password of the PKCS#12 file, or null if it has none
 */
public record ClientCertificate(
    Path certificate, @Nullable Path privateKey, @Nullable String password) {
  /** Names the files, never the password. */
  @Override
  public String toString() {
    return "ClientCertificate[" + certificate + "]";
  }
}
