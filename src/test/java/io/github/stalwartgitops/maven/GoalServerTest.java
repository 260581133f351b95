package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.reconcile.ProxyChoice;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalServerTest {
  @TempDir Path folder;
  private TrialBuild build;

  @BeforeEach
  void startTheBuild() {
    build = new TrialBuild(folder);
  }

  @AfterEach
  void stopWhatRuns() {
    new BuildEmulators(build.session).stop();
  }

  @Test
  void theEnvironmentNamesTheServerWhereNothingElseDoes() throws Exception {
    build
        .withEnvironment("STALWART_URL", "https://mail.example.org")
        .withEnvironment("STALWART_TOKEN", "token");

    Target target = open(null, null);

    assertThat(target.address()).isEqualTo("https://mail.example.org");
    assertThat(target.endpoint().credential())
        .isEqualTo(new Credential.Bearer("token", "STALWART_TOKEN"));
  }

  @Test
  void aUrlThatIsGivenComesBeforeTheEnvironment() throws Exception {
    build
        .withEnvironment("STALWART_URL", "https://mail.example.org")
        .withEnvironment("STALWART_TOKEN", "token");

    assertThat(open("https://mx1.example.org", null).name()).isEqualTo("mx1.example.org");
  }

  @Test
  void aServerOfTheSettingsComesBeforeTheEnvironment() {
    build.withEnvironment("STALWART_TOKEN", "token");

    assertThatThrownBy(() -> open("https://mail.example.org", "mail"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("settings.xml has no server mail");
  }

  @Test
  void noUrlIsWrongUsage() {
    assertThatThrownBy(() -> open(null, null))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("no server is named");
  }

  @Test
  void noCredentialIsWrongUsage() {
    assertThatThrownBy(() -> open("https://mail.example.org", null))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("there is no credential")
        .hasMessageContaining("stalwart.serverId");
  }

  @Test
  void aWrongUrlIsToldBesideAMissingCredential() {
    assertThatThrownBy(() -> open("admin:hunter2@mail.example.org", null))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("there is no credential")
        .hasMessageContaining("is not the URL of a server")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anOfflineBuildDoesNotAskAServer() {
    build.request.setOffline(true);
    build.withEnvironment("STALWART_TOKEN", "token");

    assertThatThrownBy(() -> open("https://mail.example.org", null))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("Maven is offline (-o)")
        .hasMessageContaining("https://mail.example.org");
  }

  @Test
  void anOfflineBuildMayAskThisMachine() throws Exception {
    build.request.setOffline(true);
    build.withEnvironment("STALWART_TOKEN", "token");

    assertThat(open("http://127.0.0.1:8080", null).name()).isEqualTo("127.0.0.1");
    assertThat(open("emulator:", null).address()).isEqualTo("emulator:");
  }

  @Test
  void theEmbeddedServerNeedsNoCredentialAndSaysWhatItIs() throws Exception {
    Target target = open("emulator:", null);

    assertThat(target.name()).isEqualTo("emulator");
    assertThat(build.log.lines.get(0)).startsWith("INFO EMULATOR   emulator:");
  }

  @Test
  void aStateFileThatCannotBeReadIsTold() throws Exception {
    build.withFile("state.json", "{");

    assertThatThrownBy(() -> open("emulator:state.json", null))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("state.json:1:");
  }

  @Test
  void aServerWhoseCertificateIsNotCheckedIsWarnedOf() throws Exception {
    build.withEnvironment("STALWART_TOKEN", "token");

    open("https://mail.example.org", null, new TlsConfiguration(null, null, true));

    assertThat(build.log.text()).contains("WARN").contains("certificate is not checked (insecure)");
  }

  @Test
  void aProxyThatIsNamedComesBeforeThatOfTheSettings() throws Exception {
    build.withEnvironment("STALWART_TOKEN", "token").withEnvironment("NO_PROXY", "intern");
    build.withProxy("proxy.example.org", "mx2.example.org");

    assertThat(proxy(new ProxyChoice(null, null, null)))
        .isEqualTo(
            new HttpProxy("proxy.example.org", 3128, null, null, List.of("mx2.example.org")));
    assertThat(proxy(new ProxyChoice("http://squid@other:1", null, null)))
        .isEqualTo(new HttpProxy("other", 1, "squid", null, List.of("intern", "*.intern")));
    assertThat(proxy(new ProxyChoice(null, null, "mx3")))
        .isEqualTo(new HttpProxy("proxy.example.org", 3128, null, null, List.of("mx3", "*.mx3")));
  }

  @Test
  void thePasswordOfAProxyIsReadFromAFile() throws Exception {
    build.withEnvironment("STALWART_TOKEN", "token").withFile("password", "open sesame\n");

    assertThat(
            proxy(new ProxyChoice("http://squid@other:1", folder.resolve("password"), null))
                .password())
        .isEqualTo("open sesame");
    assertThatThrownBy(() -> proxy(new ProxyChoice(null, folder.resolve("password"), null)))
        .hasMessageContaining("there is a password for a proxy, but no proxy with a user name");
    assertThatThrownBy(() -> proxy(new ProxyChoice("http://squid:sesame@other:1", null, null)))
        .hasMessageContaining("a password in --proxy (<proxy> in a pom) can be seen by others")
        .hasMessageNotContaining("sesame");
  }

  private HttpProxy proxy(ProxyChoice choice) throws MojoFailureException {
    return Objects.requireNonNull(
        open("https://mx1.example.org", null, choice, TlsConfiguration.systemTrust())
            .endpoint()
            .proxy());
  }

  private Target open(String url, String serverId) throws MojoFailureException {
    return open(url, serverId, TlsConfiguration.systemTrust());
  }

  private Target open(String url, String serverId, TlsConfiguration tls)
      throws MojoFailureException {
    return open(url, serverId, new ProxyChoice(null, null, null), tls);
  }

  private Target open(String url, String serverId, ProxyChoice proxy, TlsConfiguration tls)
      throws MojoFailureException {
    MavenBuild opened = new MavenBuild(build.session, new BracesDecrypter(), build.log);
    ServerChoice choice =
        new ServerChoice(
            url, serverId, null, null, null, RequestLimits.defaults(), null, proxy, tls, false);
    return opened.servers().open(choice, opened.parameters());
  }
}
