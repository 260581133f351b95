package io.github.stalwartgitops.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxy gets only its own credential, and the server only its own. */
class ThroughAProxyTest {
  private static final String TOKEN = "API_s3cr3t";
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("squid:open sesame".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;

  /** Java decides once per process what it sends to a proxy. */
  @Test
  void aTunnelKeepsBothCredentialsApart() throws Exception {
    WireMockServer server =
        new WireMockServer(
            options()
                .dynamicHttpsPort()
                .httpDisabled(true)
                .keystorePath(
                    Path.of(
                            Objects.requireNonNull(getClass().getResource("/tls/server.p12"))
                                .toURI())
                        .toString())
                .keystoreType("PKCS12")
                .keystorePassword("changeit")
                .keyManagerPassword("changeit"));
    server.start();
    server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    """
                    {"methodResponses": [["x:MtaStageConnect/get", {"list": [{"id": "singleton"}]},\
                     "c1"]]}""")));
    try (Tunnel tunnel = new Tunnel(server.httpsPort())) {
      Process runner = runner(tunnel.port());
      String out = new String(runner.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      runner.waitFor();

      assertThat(tunnel.heads()).isNotEmpty();
      assertThat(tunnel.heads())
          .allSatisfy(
              head ->
                  assertThat(head)
                      .startsWith("CONNECT mail.example.org:443 HTTP/1.1")
                      .contains("Proxy-Authorization: " + LOGIN)
                      .doesNotContain(TOKEN));
      assertThat(server.getAllServeEvents()).isNotEmpty();
      assertThat(server.getAllServeEvents())
          .allSatisfy(
              event -> {
                LoggedRequest request = event.getRequest();
                assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
                assertThat(request.containsHeader("Proxy-Authorization")).isFalse();
              });
      assertThat(out).contains("POST https://mail.example.org").doesNotContain("sesame", TOKEN);
    } finally {
      server.stop();
    }
  }

  private Process runner(int proxyPort) throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "open sesame\n");
    return RunnerProcess.of(
            folder,
            Map.of("STALWART_TOKEN", TOKEN),
            "get",
            "--debug",
            "--insecure",
            "--url=https://mail.example.org",
            "--proxy=http://squid@127.0.0.1:" + proxyPort,
            "--proxy-password-file=" + password,
            "MtaStageConnect")
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void aRefusedProxyLoginIsTriedOnce() {
    WireMockServer proxy = new WireMockServer(options().dynamicPort());
    proxy.start();
    proxy.stubFor(any(anyUrl()).willReturn(status(407)));
    try {
      Runner.Result result =
          new Runner(folder)
              .with("STALWART_TOKEN", TOKEN)
              .with("http_proxy", "http://squid:sesame@127.0.0.1:" + proxy.port())
              .run(
                  "get",
                  "--debug",
                  "--allow-plain-http",
                  "--url=http://mail.example.org",
                  "MtaStageConnect");

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .contains("the proxy requires a user name and a password (HTTP 407)")
          .contains("--proxy-password-file");
      assertThat(result.out() + result.err()).doesNotContain("sesame", TOKEN);
      assertThat(proxy.getAllServeEvents()).hasSize(1);
    } finally {
      proxy.stop();
    }
  }

  @Test
  void aProxyThatRequiresALoginIsExplained() throws Exception {
    try (Tunnel tunnel =
        Tunnel.refusing(
            """
            HTTP/1.1 407 Proxy Authentication Required\r
            Proxy-Authenticate: Basic realm="squid"\r
            Content-Length: 0\r
            \r
            """)) {
      Runner.Result result =
          new Runner(folder)
              .with("STALWART_TOKEN", TOKEN)
              .run(
                  "get",
                  "--url=https://mail.example.org",
                  "--proxy=http://127.0.0.1:" + tunnel.port(),
                  "MtaStageConnect");

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .contains("the proxy requires a user name and a password (HTTP 407)")
          .contains("--proxy-password-file");
      assertThat(tunnel.heads()).hasSize(1);
    }
  }
}
