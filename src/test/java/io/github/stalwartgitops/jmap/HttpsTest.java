package io.github.stalwartgitops.jmap;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.stalwartgitops.jmap.JmapException.Transport;
import io.github.stalwartgitops.jmap.JmapException.Transport.Kind;
import io.github.stalwartgitops.tls.ClientCertificate;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpsTest {
  private static final TlsConfiguration TRUSTING =
      new TlsConfiguration(file("ca.pem"), null, false);

  private WireMockServer server = new WireMockServer(options().dynamicPort());

  @AfterEach
  void stop() {
    server.stop();
  }

  private static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(HttpsTest.class.getResource("/tls/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WireMockConfiguration identifiedBy(String keystore) {
    return options()
        .dynamicHttpsPort()
        .httpDisabled(true)
        .keystorePath(file(keystore).toString())
        .keystoreType("PKCS12")
        .keystorePassword("changeit")
        .keyManagerPassword("changeit");
  }

  private static WireMockConfiguration askingForACertificate() {
    return identifiedBy("server.p12")
        .needClientAuth(true)
        .trustStorePath(file("ca.p12").toString())
        .trustStoreType("PKCS12")
        .trustStorePassword("changeit");
  }

  private JmapClient client(WireMockConfiguration options, TlsConfiguration tls)
      throws JmapException {
    server = new WireMockServer(options);
    server.start();
    server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson("{\"methodResponses\": [[\"x:MtaStageConnect/get\", {}, \"c1\"]]}")));
    URI url = URI.create("https://localhost:" + server.httpsPort());
    return JmapClient.open(Clients.with(Clients.endpoint(url), tls), new RecordingListener());
  }

  private static Transport failure(JmapClient client) {
    Transport failure =
        catchThrowableOfType(Transport.class, () -> client.write(Clients.getConnect()));
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void anUnknownAuthorityIsNotTrusted() throws JmapException {
    Transport failure = failure(client(identifiedBy("server.p12"), TlsConfiguration.systemTrust()));

    assertThat(failure.kind()).isEqualTo(Kind.TLS);
    assertThat(failure).hasMessage("the certificate of the server is not trusted");
    assertThat(failure.problem().hint()).contains("--ca-file (caFile in Maven)");
    assertThat(failure.outcomeUnknown()).isFalse();
  }

  @Test
  void anExtraAuthorityIsTrusted() throws JmapException {
    JmapClient client = client(identifiedBy("server.p12"), TRUSTING);

    assertThat(client.read(Clients.getConnect()).responses()).hasSize(1);
  }

  @Test
  void aCertificateOfAnotherHostIsReported() throws JmapException {
    Transport failure = failure(client(identifiedBy("other.p12"), TRUSTING));

    assertThat(failure.kind()).isEqualTo(Kind.TLS);
    assertThat(failure).hasMessageStartingWith("the certificate of the server does not match: ");
  }

  @Test
  void insecureTakesAnyCertificateOfAnyHost() throws JmapException {
    JmapClient client = client(identifiedBy("other.p12"), new TlsConfiguration(null, null, true));

    assertThat(client.read(Clients.getConnect()).responses()).hasSize(1);
  }

  @Test
  void aClientCertificateFromPemIsSent() throws JmapException {
    ClientCertificate pem = new ClientCertificate(file("client.pem"), file("client-key.pem"), null);
    JmapClient client =
        client(askingForACertificate(), new TlsConfiguration(file("ca.pem"), pem, false));

    assertThat(client.read(Clients.getConnect()).responses()).hasSize(1);
  }

  @Test
  void aClientCertificateFromPkcs12IsSent() throws JmapException {
    ClientCertificate pkcs12 = new ClientCertificate(file("client.p12"), null, "changeit");
    JmapClient client =
        client(askingForACertificate(), new TlsConfiguration(file("ca.pem"), pkcs12, false));

    assertThat(client.read(Clients.getConnect()).responses()).hasSize(1);
  }

  @Test
  void aMissingClientCertificateIsReported() throws JmapException {
    Transport failure = failure(client(askingForACertificate(), TRUSTING));

    assertThat(failure.kind())
        .as("its alert, or what is left when that is lost")
        .isIn(Kind.TLS, Kind.CLOSED);
    assertThat(failure.problem().hint())
        .contains("client certificate", "--client-certificate (clientCertificate in Maven)");
  }
}
