package io.github.stalwartgitops.tls;

import io.github.stalwartgitops.problem.Problem;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Explains failures of TLS in the same words for HTTPS and SMTP, with the option that fixes them.
 */
public final class TlsFailure {
  /** How to present a client certificate. */
  public static final String CLIENT_CERTIFICATE_OPTION =
      "--client-certificate (clientCertificate in Maven)";

  /** How to trust another certificate authority. */
  public static final String CA_FILE_OPTION = "--ca-file (caFile in Maven)";

  /** Alerts about the certificate of the client (RFC 8446, section 6). */
  private static final Pattern CLIENT_CERTIFICATE_ALERT =
      Pattern.compile("certificate_required|bad_certificate|unknown_ca");

  private TlsFailure() {}

  /** Returns what is wrong with a certificate, if the failure is about one. */
  public static Optional<Problem> certificateProblem(SSLException failure) {
    if (find(failure, CertificateExpiredException.class) != null) {
      return Optional.of(
          Problem.error("the certificate of the server has expired", "Renew it on the server."));
    }
    if (find(failure, CertPathBuilderException.class) != null) {
      return Optional.of(
          Problem.error(
              "the certificate of the server is not trusted",
              "Name the PEM file of the certificate authority that issued it: "
                  + CA_FILE_OPTION
                  + "."));
    }
    CertificateException certificate = find(failure, CertificateException.class);
    if (certificate != null) {
      return Optional.of(
          Problem.error(
              "the certificate of the server does not match: " + certificate.getMessage(),
              "Use the host name for which it was issued."));
    }
    String reason = String.valueOf(failure.getMessage());
    if (CLIENT_CERTIFICATE_ALERT.matcher(reason).find()) {
      return Optional.of(
          Problem.error(
              "TLS failed: " + reason,
              "The server requires a client certificate that it trusts: "
                  + CLIENT_CERTIFICATE_OPTION
                  + "."));
    }
    return Optional.empty();
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 16; depth++, cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
