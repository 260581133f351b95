package io.github.stalwartgitops.cli;

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
import picocli.CommandLine;

class ProxyOptionsTest {
  private static final String SERVER = "https://mail.example.org";

  @TempDir private Path folder;
  private final Problems problems = new Problems();

  private Optional<HttpProxy> find(Map<String, String> environment, String... arguments) {
    return find(SERVER, environment, arguments);
  }

  private Optional<HttpProxy> find(
      String server, Map<String, String> environment, String... arguments) {
    return CommandLine.populateCommand(new ProxyOptions(), arguments)
        .choice()
        .orThatOf(environment, server, problems);
  }

  private static HttpProxy proxy(String user, String password, String... direct) {
    return new HttpProxy("proxy.example.org", 3128, user, password, List.of(direct));
  }

  private List<String> told() {
    return problems.list().stream().map(Problem::message).toList();
  }

  @Test
  void withoutOptionAndVariableThereIsNone() {
    assertThat(find(Map.of("HTTPS_PROXY", " "))).isEmpty();
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example.org:3128",
        "http://proxy.example.org:3128",
        "http://proxy.example.org:3128/"
      })
  void theOptionNamesAProxy(String url) {
    assertThat(find(Map.of("HTTPS_PROXY", "http://other:1"), "--proxy", url))
        .contains(proxy(null, null));
  }

  @Test
  void thePasswordComesFromAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "open sesame\n");

    assertThat(
            find(
                Map.of(),
                "--proxy=http://squid@proxy.example.org:3128",
                "--proxy-password-file=" + file))
        .contains(proxy("squid", "open sesame"));
  }

  @Test
  void aPasswordInTheOptionIsRefusedAndNotRepeated() {
    assertThat(find(Map.of(), "--proxy=http://squid:sesame@proxy.example.org:3128")).isEmpty();
    assertThat(problems.hasErrors()).isTrue();
    assertThat(problems.list().toString())
        .contains("a password in --proxy (<proxy> in a pom) can be seen")
        .doesNotContain("sesame");
  }

  @Test
  void theEnvironmentMayHoldNameAndPassword() {
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
  void theVariableFollowsTheServersScheme(String server, String name) {
    Map<String, String> environment = Map.of(name, "http://proxy.example.org:3128");

    assertThat(find(server, environment)).contains(proxy(null, null));
    assertThat(find(server.replaceFirst("(?i)^https?", "ftp"), environment).isPresent())
        .isEqualTo(name.equalsIgnoreCase("http_proxy"));
  }

  @Test
  void aVariableInSmallLettersComesFirst() {
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

    assertThat(find(environment, "--no-proxy=intern").orElseThrow().isUsedFor("mail.example.org"))
        .isTrue();
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
  void whatIsNoProxyIsToldWithoutItsPassword(String url, String why) {
    assertThat(find(Map.of("HTTPS_PROXY", url))).isEmpty();
    assertThat(told()).containsExactly("HTTPS_PROXY names no proxy: " + why);
    assertThat(problems.list().toString()).doesNotContain("same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://proxy.example.org:3128"})
  void aPasswordForNobodyIsWrong(String environment) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "open sesame\n");

    assertThat(find(Map.of("HTTPS_PROXY", environment), "--proxy-password-file=" + file)).isEmpty();
    assertThat(told())
        .containsExactly("there is a password for a proxy, but no proxy with a user name");
  }

  @Test
  void aPasswordFileThatIsNotThereIsTold() {
    assertThat(
            find(
                Map.of("HTTPS_PROXY", "http://squid@proxy.example.org:3128"),
                "--proxy-password-file=" + folder.resolve("none")))
        .isEmpty();
    assertThat(told()).singleElement().asString().endsWith("none cannot be read");
  }
}
