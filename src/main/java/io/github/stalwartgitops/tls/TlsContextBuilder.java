package io.github.stalwartgitops.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes a TLS context of a configuration. */
final class TlsContextBuilder {
  private static final char[] NO_PASSWORD = new char[0];

  private final TlsConfiguration configuration;

  TlsContextBuilder(TlsConfiguration configuration) {
    this.configuration = configuration;
  }

  SSLContext build() throws TlsException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), trustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException(
          "TLS cannot be set up: " + e.getMessage(), "Check the Java installation.", e);
    }
  }

  private TrustManager[] trustManagers()
      throws TlsException, GeneralSecurityException, IOException {
    if (configuration.insecure()) {
      return new TrustManager[] {new AcceptAnyCertificate()};
    }
    Path file = configuration.certificateAuthorities();
    if (file == null) {
      return trustManagers(null);
    }
    KeyStore trusted = emptyStore();
    for (X509Certificate certificate : systemAuthorities()) {
      trusted.setCertificateEntry("system-" + trusted.size(), certificate);
    }
    for (X509Certificate certificate : certificates(Pem.read(file))) {
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

  private KeyManager[] keyManagers() throws TlsException, GeneralSecurityException, IOException {
    ClientCertificate client = configuration.clientCertificate();
    if (client == null) {
      return new KeyManager[0];
    }
    byte[] content = Pem.bytes(client.certificate());
    char[] password = client.password() == null ? NO_PASSWORD : client.password().toCharArray();
    KeyStore keys =
        Pem.isPkcs12(content)
            ? pkcs12(client.certificate(), content, password)
            : pem(client, Pem.of(client.certificate(), content), password);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, password);
    return factory.getKeyManagers();
  }

  private static KeyStore pkcs12(Path file, byte[] content, char[] password)
      throws TlsException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try {
      keys.load(new ByteArrayInputStream(content), password);
    } catch (IOException | GeneralSecurityException e) {
      throw new TlsException(
          file + " cannot be opened as a PKCS#12 file",
          "Check its password and that it is not a PEM file.",
          e);
    }
    for (String alias : Collections.list(keys.aliases())) {
      if (keys.isKeyEntry(alias)) {
        return keys;
      }
    }
    throw new TlsException(
        file + " holds no private key", "Export the certificate together with its key.", null);
  }

  private static KeyStore pem(ClientCertificate client, Pem pem, char[] password)
      throws TlsException, GeneralSecurityException, IOException {
    List<X509Certificate> chain = certificates(pem);
    Pem keyPem = client.privateKey() == null ? pem : Pem.read(client.privateKey());
    KeyStore keys = emptyStore();
    keys.setKeyEntry(
        "client",
        privateKey(keyPem, chain.get(0)),
        password,
        chain.toArray(new X509Certificate[0]));
    return keys;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static List<X509Certificate> certificates(Pem pem)
      throws TlsException, GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (Pem.Block block : pem.blocks()) {
      if (block.label().equals("CERTIFICATE")) {
        certificates.add(certificate(factory, pem.file(), block));
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsException(
          pem.file() + " holds no certificate",
          "Name a PEM file, with lines \"-----BEGIN CERTIFICATE-----\".",
          null);
    }
    return certificates;
  }

  private static X509Certificate certificate(CertificateFactory factory, Path file, Pem.Block block)
      throws TlsException {
    try {
      return (X509Certificate)
          factory.generateCertificate(new ByteArrayInputStream(block.content()));
    } catch (GeneralSecurityException e) {
      throw new TlsException(
          file + " holds a damaged certificate", "Write the file anew from its source.", e);
    }
  }

  private static PrivateKey privateKey(Pem pem, X509Certificate certificate) throws TlsException {
    for (Pem.Block block : pem.blocks()) {
      if (block.label().equals("PRIVATE KEY")) {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        try {
          PrivateKey key =
              KeyFactory.getInstance(algorithm)
                  .generatePrivate(new PKCS8EncodedKeySpec(block.content()));
          if (KeyPairs.fit(key, certificate.getPublicKey())) {
            return key;
          }
        } catch (GeneralSecurityException e) {
          // A key of another kind: told as one that does not fit.
        }
        throw new TlsException(
            "the private key in "
                + pem.file()
                + " does not fit the certificate ("
                + algorithm
                + ")",
            "Name the key that the certificate was issued for.",
            null);
      }
      if (block.label().endsWith("PRIVATE KEY")) {
        throw new TlsException(
            pem.file() + " holds a key of the form \"" + block.label() + "\", which is not read",
            "Turn it into PKCS#8: openssl pkcs8 -topk8 -nocrypt -in "
                + pem.file()
                + " -out key.pem",
            null);
      }
    }
    throw new TlsException(
        pem.file() + " holds no private key",
        "Name the file of the key beside that of the certificate.",
        null);
  }
}
