package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsServersTest {
  @TempDir Path folder;
  private final Problems problems = new Problems();
  private TrialBuild build;
  private SettingsServers servers;

  @BeforeEach
  void openSettings() {
    build = new TrialBuild(folder);
    servers = new SettingsServers(build.session, new BracesDecrypter());
  }

  @Test
  void aUserNameWithADecryptedPasswordUsesBasic() {
    add("mail", "deploy", "{secret}");

    assertThat(servers.credential("mail", problems))
        .contains(new Credential.Basic("deploy", "secret", "server mail of settings.xml"));
  }

  @Test
  void aPasswordWithoutAUserNameIsAToken() {
    add("mail", null, "{token}");

    assertThat(servers.credential("mail", problems))
        .contains(new Credential.Bearer("token", "server mail of settings.xml"));
  }

  @Test
  void aPasswordThatCannotBeDecryptedIsAnError() {
    add("mail", "deploy", "{broken");

    assertThat(servers.credential("mail", problems)).isEmpty();
    assertThat(problems.list())
        .extracting(Problem::message)
        .containsExactly(
            "the password of server mail of settings.xml cannot be decrypted: a brace is missing");
  }

  @Test
  void aServerWithoutAPasswordIsAnError() {
    add("mail", "deploy", null);

    assertThat(servers.credential("mail", problems)).isEmpty();
    assertThat(problems.list())
        .extracting(Problem::message)
        .containsExactly("server mail of settings.xml has no password");
  }

  @Test
  void anUnknownServerSuggestsTheNearest() {
    add("mail", "deploy", "secret");

    assertThat(servers.credential("mall", problems)).isEmpty();
    assertThat(problems.list())
        .containsExactly(Problem.error("settings.xml has no server mall", "Did you mean mail?"));
  }

  @Test
  void theProxyIsTheActiveOneForTheScheme() {
    add("off", "https", false, "proxy0.example.org", null);
    add("http", "http", true, "proxy1.example.org", null);
    add("https", "https", true, "proxy2.example.org", null);

    assertThat(servers.proxy("https://mail.example.org", problems))
        .isEqualTo(new HttpProxy("proxy2.example.org", 3128, "squid", "open sesame", List.of()));
    assertThat(servers.proxy("http://mail.example.org:8080/path", problems))
        .extracting("host")
        .isEqualTo("proxy1.example.org");
  }

  @Test
  void aProxyForHttpIsUsedForHttpsIfThereIsNoOther() {
    add("http", "http", true, "proxy1.example.org", null);

    assertThat(servers.proxy("https://mail.example.org", problems))
        .extracting("host")
        .isEqualTo("proxy1.example.org");
  }

  @Test
  void excludedHostsAreReachedDirectly() {
    add("https", "https", true, "proxy2.example.org", "localhost|*.example.org");

    assertThat(servers.proxy("https://mail.example.org", problems)).isNull();
    assertThat(servers.proxy("https://mail.example.com", problems)).isNotNull();
  }

  @Test
  void anInvalidUrlHasNoProxy() {
    add("https", "https", true, "proxy2.example.org", null);

    assertThat(servers.proxy("mail.example.org", problems)).isNull();
  }

  private void add(String id, String user, String password) {
    Server server = new Server();
    server.setId(id);
    server.setUsername(user);
    server.setPassword(password);
    build.request.addServer(server);
  }

  private void add(String id, String protocol, boolean active, String host, String exceptions) {
    Proxy proxy = new Proxy();
    proxy.setId(id);
    proxy.setProtocol(protocol);
    proxy.setActive(active);
    proxy.setHost(host);
    proxy.setPort(3128);
    proxy.setUsername("squid");
    proxy.setPassword("{open sesame}");
    proxy.setNonProxyHosts(exceptions);
    build.request.addProxy(proxy);
  }
}
