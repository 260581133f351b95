package io.github.stalwartgitops.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(refusal.problem().mend()).isNotBlank();
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
  void aMissingFileIsTold() {
    Path missing = folder.resolve("missing.pem");

    assertThat(refusal(trusting(missing)))
        .isEqualTo(missing + " cannot be read: there is no such file");
  }

  @Test
  void aFileWithoutCertificatesIsTold() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");

    assertThat(refusal(trusting(text))).isEqualTo(text + " holds no certificate");
  }

  @Test
  void aDamagedCertificateIsTold() throws IOException {
    Path damaged = folder.resolve("damaged.pem");
    Files.writeString(damaged, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

    assertThat(refusal(trusting(damaged))).isEqualTo(damaged + " holds a damaged certificate");
  }

  @Test
  void aMissingKeyIsTold() {
    assertThat(refusal(identified(file("client.pem"), null, null)))
        .isEqualTo(file("client.pem") + " holds no private key");
  }

  @Test
  void aKeyOfAnOldFormIsToldWithTheCommandThatTurnsIt() {
    TlsException refusal =
        catchThrowableOfType(
            TlsException.class,
            () -> identified(file("client.pem"), file("client-key-sec1.pem"), null).context());

    assertThat(refusal).hasMessageContaining("\"EC PRIVATE KEY\"");
    assertThat(refusal.problem().mend()).contains("openssl pkcs8 -topk8 -nocrypt -in ");
  }

  @Test
  void aWrongPasswordIsToldWithoutShowingIt() {
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
