package io.github.stalwartgitops.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsConfigurationTest {
  @TempDir Path folder;

  private static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(TlsConfigurationTest.class.getResource("/tls/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TlsConfiguration trusting(Path authorities) {
    return new TlsConfiguration(authorities, null, false);
  }

  private static TlsConfiguration identified(
      Path certificate, @Nullable Path key, @Nullable String password) {
    return new TlsConfiguration(null, new ClientCertificate(certificate, key, password), false);
  }

  private static String refusal(TlsConfiguration configuration) {
    TlsException refusal = catchThrowableOfType(TlsException.class, configuration::context);
    assertThat(refusal).isNotNull();
    assertThat(refusal.problem().hint()).isNotBlank();
    return refusal.getMessage();
  }

  @Test
  void readsPemAndPkcs12() {
    assertThatCode(() -> TlsConfiguration.systemTrust().context()).doesNotThrowAnyException();
    assertThatCode(() -> trusting(file("ca.pem")).context()).doesNotThrowAnyException();
    assertThatCode(() -> identified(file("client.pem"), file("client-key.pem"), null).context())
        .doesNotThrowAnyException();
    assertThatCode(() -> identified(file("client.p12"), null, "changeit").context())
        .doesNotThrowAnyException();
  }

  @Test
  void readsCertificateAndKeyFromOnePemFile() throws IOException {
    Path both = folder.resolve("both.pem");
    Files.writeString(
        both,
        Files.readString(file("client-key.pem")) + "\n" + Files.readString(file("client.pem")));

    assertThatCode(() -> identified(both, null, null).context()).doesNotThrowAnyException();
  }

  @Test
  void aMissingFileIsReported() {
    Path missing = folder.resolve("missing.pem");

    assertThat(refusal(trusting(missing)))
        .isEqualTo(missing + " cannot be read: there is no such file");
  }

  @Test
  void aFileWithoutCertificatesIsReported() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");

    assertThat(refusal(trusting(text))).isEqualTo(text + " contains no certificate");
  }

  @Test
  void aCorruptCertificateIsReported() throws IOException {
    Path damaged = folder.resolve("damaged.pem");
    Files.writeString(damaged, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

    assertThat(refusal(trusting(damaged))).isEqualTo(damaged + " contains a corrupt certificate");
  }

  @Test
  void aKeyOfAnotherCertificateIsReported() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    Path other = folder.resolve("other-key.pem");
    Files.writeString(other, pem("PRIVATE KEY", generator.generateKeyPair().getPrivate()));

    assertThat(refusal(identified(file("client.pem"), other, null)))
        .isEqualTo("the private key in " + other + " does not match the certificate (EC)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void everyKindOfKeyPairIsRecognised(String algorithm) throws Exception {
    KeyPair one = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    KeyPair other = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

    assertThat(Pem.isPair(one.getPrivate(), one.getPublic())).isTrue();
    assertThat(Pem.isPair(one.getPrivate(), other.getPublic())).isFalse();
  }

  private static String pem(String label, Key key) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END "
        + label
        + "-----\n";
  }

  @Test
  void aPkcs12FileIsRecognisedByItsContentNotItsName() throws IOException {
    Path named = Files.copy(file("client.p12"), folder.resolve("certificate"));
    Path misnamed = Files.copy(file("client.pem"), folder.resolve("client.p12"));

    assertThatCode(() -> identified(named, null, "changeit").context()).doesNotThrowAnyException();
    assertThatCode(() -> identified(misnamed, file("client-key.pem"), null).context())
        .doesNotThrowAnyException();
  }

  @Test
  void anEndlessFileIsReported() {
    Path endless = Path.of("/dev/zero");
    assumeThat(endless).exists();

    assertThat(refusal(trusting(endless))).isEqualTo("/dev/zero is larger than 4 MiB");
  }

  @Test
  void aMissingKeyIsReported() {
    assertThat(refusal(identified(file("client.pem"), null, null)))
        .isEqualTo(file("client.pem") + " contains no private key");
  }

  @Test
  void aKeyInAnOldFormatIsReportedWithTheCommandThatConvertsIt() {
    TlsException refusal =
        catchThrowableOfType(
            TlsException.class,
            () -> identified(file("client.pem"), file("client-key-sec1.pem"), null).context());

    assertThat(refusal).hasMessageContaining("\"EC PRIVATE KEY\"");
    assertThat(refusal.problem().hint()).contains("openssl pkcs8 -topk8 -nocrypt -in ");
  }

  @Test
  void aWrongPasswordIsReportedWithoutShowingIt() {
    assertThat(refusal(identified(file("client.p12"), null, "hunter2")))
        .isEqualTo(file("client.p12") + " cannot be opened as a PKCS#12 file")
        .doesNotContain("hunter2");
  }

  @Test
  void itsTextShowsNoPassword() {
    assertThat(identified(file("client.p12"), null, "hunter2").toString())
        .contains("client.p12")
        .doesNotContain("hunter2");
  }
}
