package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.tls.ClientCertificate;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Puts a client certificate together from the files that a user names. */
public final class ClientCertificates {
  private ClientCertificates() {}

  /**
   * The client certificate, or null where none is wanted; what is wrong is told as a problem.
   *
   * @param certificate PEM or PKCS#12, or null
   * @param key the PEM key of a PEM certificate, or null
   * @param passwordFile a file with the password of a PKCS#12 file, or null
   */
  public static @Nullable ClientCertificate of(
      @Nullable Path certificate,
      @Nullable Path key,
      @Nullable Path passwordFile,
      Problems problems) {
    if (certificate == null) {
      if (key != null || passwordFile != null) {
        problems.add(
            Problem.error(
                "there is a key or a password, but no client certificate that it belongs to",
                "Name it by --client-certificate (<clientCertificate> in a pom)."));
      }
      return null;
    }
    return new ClientCertificate(
        certificate,
        key,
        passwordFile == null ? null : Credentials.read(passwordFile, problems).orElse(null));
  }
}
