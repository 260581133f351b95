package io.github.stalwartgitops.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.jmap.ManualTime;
import io.github.stalwartgitops.smtp.GreetingAnswer.Failed;
import io.github.stalwartgitops.smtp.GreetingAnswer.Greeting;
import io.github.stalwartgitops.smtp.GreetingAnswer.Kind;
import io.github.stalwartgitops.smtp.SmtpAddress.Security;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class GreetingProbeTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final TlsConfiguration TRUSTING =
      new TlsConfiguration(file("ca.pem"), null, false);
  private static final String EHLO = "250-mx.example.org you had me at EHLO\r\n250 STARTTLS\r\n";

  private static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(GreetingProbeTlsTest.class.getResource("/tls/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GreetingAnswer probe(
      ScriptedServer server, String host, Security security, TlsConfiguration tls) {
    ManualTime time = new ManualTime();
    return new GreetingProbe(tls, Duration.ofSeconds(20), time, time::waitFor)
        .probe(server.address(host, security), false);
  }

  private static ScriptedServer implicit(String keystore) {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        new ScriptedServer(
            (socket, connection) -> {
              Socket secured = secured(socket, keystore);
              ScriptedServer.send(secured, "220 mx.example.org\r\n");
              self[0].answer(secured, "221 Bye\r\n");
            });
    return self[0];
  }

  private static ScriptedServer upgrading(String ehlo, String ready) {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        new ScriptedServer(
            (socket, connection) -> {
              ScriptedServer.send(socket, "220 mx.example.org\r\n");
              self[0].answer(socket, ehlo);
              if (self[0].answer(socket, ready)) {
                self[0].answer(secured(socket, "server.p12"), "221 Bye\r\n");
              }
            });
    return self[0];
  }

  private static Socket secured(Socket socket, String keystore) throws IOException {
    return secured(socket, keystore, false);
  }

  private static Socket secured(Socket socket, String keystore, boolean asking) throws IOException {
    try (InputStream in = GreetingProbeTlsTest.class.getResourceAsStream("/tls/" + keystore)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      SSLSocket secured =
          (SSLSocket) context.getSocketFactory().createSocket(socket, null, 0, true);
      secured.setUseClientMode(false);
      secured.setNeedClientAuth(asking);
      secured.startHandshake();
      return secured;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Test
  void theGreetingIsReadThroughTls() {
    try (ScriptedServer server = implicit("server.p12")) {
      GreetingAnswer answer = probe(server, "localhost", Security.IMPLICIT_TLS, TRUSTING);

      assertThat(((Greeting) answer).text()).isEqualTo("mx.example.org");
      assertThat(server.commands()).containsExactly("QUIT");
    }
  }

  @Test
  void theGreetingIsReadBeforeStartTls() {
    try (ScriptedServer server = upgrading(EHLO, "220 Ready\r\n")) {
      GreetingAnswer answer = probe(server, "localhost", Security.STARTTLS, TRUSTING);

      assertThat(((Greeting) answer).text()).isEqualTo("mx.example.org");
      assertThat(server.commands()).containsExactly("EHLO [127.0.0.1]", "STARTTLS", "QUIT");
    }
  }

  @Test
  void anUnknownAuthorityIsNotTrusted() {
    try (ScriptedServer server = implicit("server.p12")) {
      Failed failed =
          assertTls(
              probe(server, "localhost", Security.IMPLICIT_TLS, TlsConfiguration.systemTrust()),
              "the certificate of the server is not trusted");
      assertThat(failed.problem().hint()).contains("--ca-file (caFile in Maven)");
    }
  }

  @Test
  void aCertificateOfAnotherHostDoesNotFit() {
    try (ScriptedServer server = implicit("other.p12")) {
      assertTls(
          probe(server, "localhost", Security.IMPLICIT_TLS, TRUSTING), "certificate of the server");
    }
  }

  @Test
  void insecureTakesAnyCertificate() {
    try (ScriptedServer server = implicit("other.p12")) {
      assertThat(
              probe(
                  server,
                  "localhost",
                  Security.IMPLICIT_TLS,
                  new TlsConfiguration(null, null, true)))
          .isInstanceOf(Greeting.class);
    }
  }

  @Test
  void aServerWithoutStartTlsIsReported() {
    try (ScriptedServer server = upgrading("250 mx.example.org\r\n", "502 no\r\n")) {
      assertTls(
          probe(server, "localhost", Security.STARTTLS, TRUSTING),
          "greets, but offers no STARTTLS");
    }
    try (ScriptedServer server = upgrading(EHLO, "454 4.7.0 TLS not available\r\n")) {
      assertTls(
          probe(server, "localhost", Security.STARTTLS, TRUSTING),
          "refuses STARTTLS: 454 4.7.0 TLS not available");
    }
  }

  @Test
  void aPlainTextPortIsReported() {
    try (ScriptedServer server = ScriptedServer.thenSilent("220 mx.example.org\r\n")) {
      Failed failed =
          assertTls(probe(server, "localhost", Security.IMPLICIT_TLS, TRUSTING), "TLS failed");
      assertThat(failed.problem().hint()).contains("smtp+starttls://");
    }
  }

  @Test
  void aRequiredClientCertificateIsReported() {
    try (ScriptedServer server =
        new ScriptedServer(
            (socket, connection) ->
                ScriptedServer.send(secured(socket, "server.p12", true), "220 mx\r\n"))) {
      Failed failed =
          assertTls(probe(server, "localhost", Security.IMPLICIT_TLS, TRUSTING), "TLS failed");
      assertThat(failed.problem().hint())
          .contains("--client-certificate")
          .doesNotContain("smtp://");
    }
  }

  @Test
  void aCloseBeforeTlsIsAnEarlyClose() {
    try (ScriptedServer server = ScriptedServer.thenClosed("")) {
      GreetingAnswer answer = probe(server, "localhost", Security.IMPLICIT_TLS, TRUSTING);
      assertThat(((Failed) answer).kind()).isEqualTo(Kind.CLOSED);
    }
  }

  @Test
  void aMissingFileOfAuthoritiesIsReported() {
    try (ScriptedServer server = implicit("server.p12")) {
      assertTls(
          probe(
              server,
              "localhost",
              Security.IMPLICIT_TLS,
              new TlsConfiguration(Path.of("missing.pem"), null, false)),
          "missing.pem");
    }
  }

  private static Failed assertTls(GreetingAnswer answer, String message) {
    assertThat(answer).isInstanceOf(Failed.class);
    assertThat(((Failed) answer).kind()).isEqualTo(Kind.TLS);
    assertThat(((Failed) answer).problem().message()).contains(message);
    return (Failed) answer;
  }
}
