package io.github.stalwartgitops.jmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmapEndpointTest {
  private static JmapEndpoint at(String url) {
    return Clients.endpoint(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mail.example.org",
        "https://mail.example.org:8443/",
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://[::1]:8080"
      })
  void takesTheAddressOfAServer(String url) {
    assertThat(at(url).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.org, is not the URL of a server",
    "ftp://mail.example.org, is not the URL of a server",
    "https:///jmap, is not the URL of a server",
    "https://mail.example.org/jmap, names more than a server",
    "https://mail.example.org?x=y, the URL (not shown: it may contain a secret) names more than a server",
    "http://mail.example.org, plain HTTP would expose the credential",
    "http://localhost.example.org, plain HTTP would expose the credential"
  })
  void refusesOtherAddresses(String url, String message) {
    assertThat(at(url).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains(message));
    assertThatThrownBy(() -> JmapClient.open(at(url), new RecordingListener()))
        .isInstanceOf(JmapException.Configuration.class)
        .hasMessageContaining(message);
  }

  @Test
  void aPasswordInTheUrlIsRefusedAndNotEchoed() {
    assertThat(at("https://admin:hunter2@mail.example.org").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).isEqualTo("the URL contains a user name or a password");
              assertThat(problem.toString()).doesNotContain("hunter2");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin:hunter2@mail.example.org",
        "https://admin:hunter2@",
        "https://admin:hunter2@mail_1.example.org",
        "https://mail.example.org/?token=hunter2",
        "https://mail.example.org#hunter2"
      })
  void aUrlThatMayHoldASecretIsNotEchoed(String url) {
    assertThat(at(url).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message())
                  .startsWith("the URL (not shown: it may contain a secret) ");
              assertThat(problem.toString()).doesNotContain("hunter2");
            });
  }

  @Test
  void plainHttpMayBeAllowed() {
    assertThat(Clients.withPlainHttp(at("http://mail.example.org")).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jmap", "//evil.example.org/jmap", "https://evil.example.org/", "/a b"})
  void aPathMustBeAPath(String path) {
    assertThat(Clients.withPath(at("https://mail.example.org"), path).problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("is not a path for method calls");
  }

  @Test
  void insecureTlsIsWarnedOf() {
    JmapEndpoint insecure =
        Clients.with(at("https://mail.example.org"), new TlsConfiguration(null, null, true));

    assertThat(insecure.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isFalse();
              assertThat(problem.hint()).contains("--ca-file (caFile in Maven)");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with blank", "line\nbreak", "umläut"})
  void anInvalidTokenIsReportedWithoutShowingIt(String token) {
    Credential credential = new Credential.Bearer(token, "--token-file token");

    assertThat(
            Clients.endpoint(
                    URI.create("https://mail.example.org"), credential, Clients.IMPATIENT, null)
                .problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).startsWith("the token from --token-file token ");
              assertThat(token.isEmpty() || !problem.toString().contains(token)).isTrue();
            });
  }

  @Test
  void noTextShowsASecret() {
    Credential basic = new Credential.Basic("admin", "hunter2", "STALWART_PASSWORD");
    JmapEndpoint endpoint =
        Clients.endpoint(
            URI.create("https://mail.example.org"),
            basic,
            Clients.IMPATIENT,
            new HttpProxy("proxy", 3128, "u", "hunter2", java.util.List.of()));

    assertThat(endpoint.toString()).doesNotContain("hunter2").contains("STALWART_PASSWORD");
    assertThat(Clients.TOKEN.toString()).doesNotContain(Clients.SECRET);
  }
}
