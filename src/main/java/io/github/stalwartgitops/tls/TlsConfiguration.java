package io.github.stalwartgitops.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a TLS connection trusts and how the client identifies itself.
 *
 * @param certificateAuthorities a PEM file of certificates trusted in addition to those of the Java
 *     installation, or null
 * @param clientCertificate how the client identifies itself, or null
 * @param insecure whether every certificate and host name is accepted; for trials only, callers
 *     warn about it every time
 */
public record TlsConfiguration(
    @Nullable Path certificateAuthorities,
    @Nullable ClientCertificate clientCertificate,
    boolean insecure) {

  /** Returns the trust of the Java installation, without a client certificate. */
  public static TlsConfiguration systemTrust() {
    return new TlsConfiguration(null, null, false);
  }

  /**
   * Returns a context that trusts no certificate, for connections without TLS: it avoids reading
   * the system's certificate authorities.
   *
   * @throws TlsException if this Java does not support TLS
   */
  public static SSLContext noTrust() throws TlsException {
    try {
      return context(new KeyManager[0], new TrustManager[0]);
    } catch (GeneralSecurityException e) {
      throw unsupported(e);
    }
  }

  /**
   * Reads the files and creates a TLS context, for HTTPS and SMTP. The caller enables host name
   * checks (endpoint identification); an insecure context disables them.
   *
   * @throws TlsException if a file cannot be read or has other content than expected
   */
  public SSLContext context() throws TlsException {
    try {
      return context(
          clientCertificate == null ? new KeyManager[0] : clientCertificate.keyManagers(),
          trustManagers());
    } catch (GeneralSecurityException | IOException e) {
      throw unsupported(e);
    }
  }

  private static SSLContext context(KeyManager[] keys, TrustManager[] trust)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust, null);
    return context;
  }

  private static TlsException unsupported(Exception cause) {
    return new TlsException(
        "TLS cannot be set up: " + cause.getMessage(), "Check the Java installation.", cause);
  }

  private TrustManager[] trustManagers()
      throws TlsException, GeneralSecurityException, IOException {
    if (insecure) {
      return new TrustManager[] {new AcceptAnyCertificate()};
    }
    if (certificateAuthorities == null) {
      return trustManagers(null);
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (X509Certificate certificate : systemAuthorities()) {
      trusted.setCertificateEntry("system-" + trusted.size(), certificate);
    }
    for (X509Certificate certificate : Pem.read(certificateAuthorities).certificates()) {
      trusted.setCertificateEntry("extra-" + trusted.size(), certificate);
    }
    return trustManagers(trusted);
  }

  private static List<X509Certificate> systemAuthorities() throws GeneralSecurityException {
    List<X509Certificate> authorities = new ArrayList<>();
    for (TrustManager manager : trustManagers(null)) {
      if (manager instanceof X509TrustManager x509) {
        authorities.addAll(List.of(x509.getAcceptedIssuers()));
      }
    }
    return authorities;
  }

  private static TrustManager[] trustManagers(@Nullable KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory.getTrustManagers();
  }
}
