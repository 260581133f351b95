package io.github.stalwartgitops.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A certificate by which a client identifies itself.
 *
 * @param certificate a PEM file (the certificate, then its issuers), or a PKCS#12 file, which also
 *     contains the key; recognised by its content
 * @param privateKey the PEM file of the key (PKCS#8, not encrypted), or null if {@code certificate}
 *     contains it
 * @param password the password of the PKCS#12 file, or null if it has none
 */
public record ClientCertificate(
    Path certificate, @Nullable Path privateKey, @Nullable String password) {
  private static final char[] NO_PASSWORD = new char[0];

  /**
   * Reads the files.
   *
   * @throws TlsException if a file cannot be read or has other content than expected
   */
  KeyManager[] keyManagers() throws TlsException, GeneralSecurityException, IOException {
    byte[] content = Pem.bytes(certificate);
    char[] keyPassword = password == null ? NO_PASSWORD : password.toCharArray();
    KeyStore keys =
        Pem.isPkcs12(content)
            ? pkcs12(content, keyPassword)
            : pem(Pem.of(certificate, content), keyPassword);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, keyPassword);
    return factory.getKeyManagers();
  }

  private KeyStore pkcs12(byte[] content, char[] keyPassword)
      throws TlsException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try {
      keys.load(new ByteArrayInputStream(content), keyPassword);
    } catch (IOException | GeneralSecurityException e) {
      throw new TlsException(
          certificate + " cannot be opened as a PKCS#12 file",
          "Check its password: --client-password-file (clientPasswordFile in Maven).",
          e);
    }
    for (String alias : Collections.list(keys.aliases())) {
      if (keys.isKeyEntry(alias)) {
        return keys;
      }
    }
    throw new TlsException(
        certificate + " contains no private key",
        "Export the certificate together with its key.",
        null);
  }

  private KeyStore pem(Pem pem, char[] keyPassword)
      throws TlsException, GeneralSecurityException, IOException {
    List<X509Certificate> chain = pem.certificates();
    Pem keyPem = privateKey == null ? pem : Pem.read(privateKey);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry(
        "client",
        keyPem.privateKey(chain.get(0)),
        keyPassword,
        chain.toArray(new X509Certificate[0]));
    return keys;
  }

  /** Names the file, never the password. */
  @Override
  public String toString() {
    return "ClientCertificate[" + certificate + "]";
  }
}
