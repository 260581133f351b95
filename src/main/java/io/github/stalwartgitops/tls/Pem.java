package io.github.stalwartgitops.tls;

import io.github.stalwartgitops.problem.SmallFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a PEM file (RFC 7468).
 *
 * @param file the file, named in messages
 * @param blocks the blocks in order
 */
record Pem(Path file, List<Block> blocks) {
  private static final int MAX_BYTES = 4 * 1024 * 1024;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final byte[] SAMPLE = {1, 2, 3, 4};
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  /**
   * One block.
   *
   * @param label its label, such as {@code CERTIFICATE}
   * @param content the decoded content
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Block(String label, byte[] content) {}

  /** Reads a PEM file of at most 4 MiB. */
  static Pem read(Path file) throws TlsException {
    return of(file, bytes(file));
  }

  /** Reads any file of at most 4 MiB. */
  static byte[] bytes(Path file) throws TlsException {
    try {
      return SmallFile.bytes(file, MAX_BYTES);
    } catch (SmallFile.TooLargeException e) {
      throw new TlsException(
          file + " is larger than 4 MiB", "Name a file of certificates or a key.", e);
    } catch (IOException e) {
      throw new TlsException(
          file + " cannot be read" + (Files.exists(file) ? "" : ": there is no such file"),
          "Check the path and the permissions of the file.",
          e);
    }
  }

  /** Returns whether bytes are a PKCS#12 file (DER, which begins with a sequence). */
  static boolean isPkcs12(byte[] bytes) {
    return bytes.length > 0
        && bytes[0] == 0x30
        && !new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
  }

  /** Parses the content of a PEM file; text between the blocks is ignored. */
  static Pem of(Path file, byte[] bytes) throws TlsException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      try {
        blocks.add(
            new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2).strip())));
      } catch (IllegalArgumentException e) {
        throw new TlsException(
            file + " contains a corrupt PEM block (" + matcher.group(1) + ")",
            "Create the file again from its source.",
            e);
      }
    }
    return new Pem(file, blocks);
  }

  /**
   * Returns its certificates, at least one.
   *
   * @throws TlsException if there is none, or one is corrupt
   */
  List<X509Certificate> certificates() throws TlsException, GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (Block block : blocks) {
      if (block.label().equals("CERTIFICATE")) {
        certificates.add(certificate(factory, block));
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsException(
          file + " contains no certificate",
          "Name a PEM file, with lines \"-----BEGIN CERTIFICATE-----\".",
          null);
    }
    return certificates;
  }

  private X509Certificate certificate(CertificateFactory factory, Block block) throws TlsException {
    try {
      return (X509Certificate)
          factory.generateCertificate(new ByteArrayInputStream(block.content()));
    } catch (GeneralSecurityException e) {
      throw new TlsException(
          file + " contains a corrupt certificate", "Create the file again from its source.", e);
    }
  }

  /**
   * Returns its first private key.
   *
   * @param certificate the certificate to which it must belong
   * @throws TlsException if there is none, or it is of another format or certificate
   */
  PrivateKey privateKey(X509Certificate certificate) throws TlsException {
    for (Block block : blocks) {
      if (block.label().equals("PRIVATE KEY")) {
        return pkcs8(block, certificate.getPublicKey());
      }
      if (block.label().endsWith("PRIVATE KEY")) {
        throw new TlsException(
            file + " contains a \"" + block.label() + "\", a format that is not supported",
            "Convert it to PKCS#8: openssl pkcs8 -topk8 -nocrypt -in " + file + " -out key.pem",
            null);
      }
    }
    throw new TlsException(
        file + " contains no private key",
        "Name the file of the key too: --client-key (clientKey in Maven).",
        null);
  }

  private PrivateKey pkcs8(Block block, PublicKey publicKey) throws TlsException {
    String algorithm = publicKey.getAlgorithm();
    try {
      PrivateKey key =
          KeyFactory.getInstance(algorithm)
              .generatePrivate(new PKCS8EncodedKeySpec(block.content()));
      if (isPair(key, publicKey)) {
        return key;
      }
    } catch (GeneralSecurityException e) {
      // A key of another algorithm: reported below, as one that does not match.
    }
    throw new TlsException(
        "the private key in " + file + " does not match the certificate (" + algorithm + ")",
        "Name the key that the certificate was issued for.",
        null);
  }

  /**
   * Returns whether the public key verifies what the private key signs; true for algorithms that
   * are not known here.
   */
  static boolean isPair(PrivateKey privateKey, PublicKey publicKey) {
    String algorithm = SIGNATURES.get(publicKey.getAlgorithm());
    if (algorithm == null) {
      return true;
    }
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(privateKey);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
