package io.github.stalwartgitops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyChoiceTest {
  private static final String SERVER = "https://mail.example.org";

  @TempDir private Path folder;
  private final Problems problems = new Problems();

  private Optional<HttpProxy> find(Map<String, String> environment) {
    return find(environment, null, null);
  }

  private Optional<HttpProxy> find(Map<String, String> environment, String url, Path passwordFile) {
    return new ProxyChoice(url, passwordFile, null).orThatOf(environment, SERVER, problems);
  }

  private static HttpProxy proxy(String user, String password, String... direct) {
    return new HttpProxy("proxy.example.org", 3128, user, password, List.of(direct));
  }

  private List<String> messages() {
    return problems.list().stream().map(Problem::message).toList();
  }

  @Test
  void noOptionAndNoVariableMeanNoProxy() {
    assertThat(find(Map.of("HTTPS_PROXY", " "))).isEmpty();
    assertThat(messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example.org:3128",
        "http://proxy.example.org:3128",
        "http://proxy.example.org:3128/"
      })
  void theOptionWinsOverTheEnvironment(String url) {
    assertThat(find(Map.of("HTTPS_PROXY", "http://other:1"), url, null))
        .contains(proxy(null, null));
  }

  @Test
  void thePasswordComesFromAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "open sesame\n");

    assertThat(find(Map.of(), "http://squid@proxy.example.org:3128", file))
        .contains(proxy("squid", "open sesame"));
  }

  @Test
  void aPasswordInTheOptionIsRefusedAndNotRepeated() {
    assertThat(find(Map.of(), "http://squid:sesame@proxy.example.org:3128", null)).isEmpty();
    assertThat(problems.hasErrors()).isTrue();
    assertThat(problems.list().toString())
        .contains("a password in --proxy (<proxy> in a pom) is visible to others")
        .doesNotContain("sesame");
  }

  @Test
  void theVariableMayContainAPassword() {
    assertThat(find(Map.of("HTTPS_PROXY", "http://sq%40uid:p%3A+w@proxy.example.org:3128")))
        .contains(proxy("sq@uid", "p:+w"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://mail.example.org, HTTPS_PROXY",
    "HTTPS://mail.example.org, https_proxy",
    "http://mail.example.org, HTTP_PROXY",
    "http://mail.example.org, http_proxy"
  })
  void theVariableDependsOnTheSchemeOfTheServer(String server, String name) {
    Map<String, String> environment = Map.of(name, "http://proxy.example.org:3128");

    ProxyChoice choice = new ProxyChoice(null, null, null);

    assertThat(choice.orThatOf(environment, server, problems)).contains(proxy(null, null));
    assertThat(
            choice
                .orThatOf(environment, server.replaceFirst("(?i)^https?", "ftp"), problems)
                .isPresent())
        .isEqualTo(name.equalsIgnoreCase("http_proxy"));
  }

  @Test
  void aLowerCaseVariableWins() {
    Map<String, String> both =
        Map.of("HTTPS_PROXY", "http://other:1", "https_proxy", "http://proxy.example.org:3128");

    assertThat(find(both)).contains(proxy(null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.org, false",
    "example.org, false",
    ".example.org, false",
    "'localhost, example.org', false",
    "'other.org example.org', false",
    "*, false",
    "ple.org, true",
    "other.org, true",
    "'', true"
  })
  void exceptionsAreHostsAndDomains(String direct, boolean used) {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://proxy.example.org:3128", "NO_PROXY", direct);

    assertThat(find(environment).orElseThrow().isUsedFor("mail.example.org")).isEqualTo(used);
  }

  @Test
  void theOptionReplacesTheExceptionsOfTheEnvironment() {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://proxy.example.org:3128", "NO_PROXY", "example.org");

    Optional<HttpProxy> found =
        new ProxyChoice(null, null, "intern").orThatOf(environment, SERVER, problems);

    assertThat(found.orElseThrow().isUsedFor("mail.example.org")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "socks5://u:sesame@proxy:1080, only http:// proxies are supported",
    "https://u:sesame@proxy:443, only http:// proxies are supported",
    "http://u:se#same@proxy:3128, it has no valid host and port",
    "http://u:sesame%zz@proxy:3128, it is not a URL",
    "http://u:sesame@proxy:99999, it has no valid host and port",
    "http://u:sesame@proxy:port, it has no valid host and port"
  })
  void anInvalidProxyIsReportedWithoutItsPassword(String url, String why) {
    assertThat(find(Map.of("HTTPS_PROXY", url))).isEmpty();
    assertThat(messages()).containsExactly("HTTPS_PROXY is not a proxy: " + why);
    assertThat(problems.list().toString()).doesNotContain("same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://proxy.example.org:3128"})
  void aPasswordWithoutAUserIsAnError(String environment) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "open sesame\n");

    assertThat(find(Map.of("HTTPS_PROXY", environment), null, file)).isEmpty();
    assertThat(messages())
        .containsExactly("there is a password for a proxy, but no proxy with a user name");
  }

  @Test
  void aMissingPasswordFileIsAnError() {
    assertThat(
            find(
                Map.of("HTTPS_PROXY", "http://squid@proxy.example.org:3128"),
                null,
                folder.resolve("none")))
        .isEmpty();
    assertThat(messages()).singleElement().asString().endsWith("none cannot be read");
  }
}
