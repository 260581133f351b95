package io.github.stalwartgitops.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a TLS connection trusts and how it identifies itself.
 *
 * @param certificateAuthorities a PEM file of certificates trusted beside those of the Java
 *     installation, or null
 * @param clientCertificate how this client identifies itself, or null
 * @param insecure whether every certificate and host name is accepted; for trials only, callers
 *     warn about it each time
 */
public record TlsConfiguration(
    @Nullable Path certificateAuthorities,
    @Nullable ClientCertificate clientCertificate,
    boolean insecure) {

  /** The trust of the Java installation, without a client certificate. */
  public static TlsConfiguration systemTrust() {
    return new TlsConfiguration(null, null, false);
  }

  /**
   * A context that trusts nobody, for connections that use no TLS: it spares the reading of the
   * system's authorities.
   *
   * @throws TlsException if this Java cannot do TLS at all
   */
  public static SSLContext noTrust() throws TlsException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new TlsException(
          "TLS cannot be set up: " + e.getMessage(), "Check the Java installation.", e);
    }
  }

  /**
   * Reads the files and makes them a TLS context, for HTTPS and SMTP alike. The caller asks for
   * host name checks (endpoint identification); an insecure context makes them void.
   *
   * @throws TlsException if a file cannot be read or does not hold what it should
   */
  public SSLContext context() throws TlsException {
    return new TlsContextBuilder(this).build();
  }
}
