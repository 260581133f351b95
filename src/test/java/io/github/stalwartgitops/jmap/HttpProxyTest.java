package io.github.stalwartgitops.jmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProxyTest {
  private static final URI SERVER = URI.create("http://mail.example.org:8080");
  private static final String ANSWER =
      RawServer.http(
          "200 OK\r\nContent-Type: application/json",
          "{\"methodResponses\": [[\"x:MtaStageConnect/get\", {}, \"c1\"]]}");

  private static JmapClient client(HttpProxy proxy) throws JmapException {
    JmapEndpoint endpoint = Clients.endpoint(SERVER, Clients.TOKEN, Clients.IMPATIENT, proxy);
    return JmapClient.open(Clients.withPlainHttp(endpoint), new RecordingListener());
  }

  private static HttpProxy through(RawServer server) {
    return new HttpProxy("127.0.0.1", server.port(), "proxyuser", "proxypass", List.of());
  }

  @Test
  void requestsGoThroughTheProxyWithItsOwnCredential() throws JmapException {
    try (RawServer proxy = RawServer.answering(ANSWER)) {
      client(through(proxy)).read(Clients.getConnect());

      assertThat(proxy.heads())
          .singleElement()
          .asString()
          .startsWith("POST http://mail.example.org:8080/jmap HTTP/1.1")
          .contains("Proxy-Authorization: Basic cHJveHl1c2VyOnByb3h5cGFzcw==");
    }
  }

  @Test
  void aProxyThatRequiresACredentialIsReported() throws JmapException {
    try (RawServer proxy =
        RawServer.answering(
            RawServer.http(
                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=x", ""))) {
      JmapClient client = client(through(proxy));

      JmapException failure =
          catchThrowableOfType(JmapException.class, () -> client.read(Clients.getConnect()));

      assertThat(failure).hasMessage("the proxy requires a user name and a password (HTTP 407)");
      assertThat(failure.problem().toString()).doesNotContain("proxypass");
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamed() throws JmapException {
    int port;
    try (RawServer gone = RawServer.answering("")) {
      port = gone.port();
    }
    JmapClient client = client(new HttpProxy("127.0.0.1", port, null, null, List.of()));

    assertThat(catchThrowableOfType(JmapException.class, () -> client.read(Clients.getConnect())))
        .hasMessage("nothing listens at the proxy 127.0.0.1:" + port);
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.org, *.example.org, false",
    "MAIL.example.org, mail.EXAMPLE.org, false",
    "mail.example.org, *, false",
    "mail.example.org, mail.*.org, false",
    "mail.example.org, example.org, true",
    "mail.example.org, *.example.com, true",
    "aba, ab*ba, true",
    "a.b.c, a*x*c, true",
    "a.b.c, *b*, false"
  })
  void knowsItsExceptions(String host, String pattern, boolean used) {
    HttpProxy proxy = new HttpProxy("proxy", 3128, null, null, List.of(pattern));

    assertThat(proxy.isUsedFor(host)).isEqualTo(used);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.9.9.9", "[::1]", "::1"})
  void loopbackIsReachedDirectly(String host) {
    assertThat(new HttpProxy("proxy", 3128, null, null, List.of()).isUsedFor(host)).isFalse();
  }

  @Test
  void itsTextNamesNoPassword() {
    assertThat(new HttpProxy("proxy", 3128, "u", "secret", List.of())).hasToString("proxy:3128");
  }
}
