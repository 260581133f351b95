package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.reconcile.Target;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a goal finds its server. */
class ServerMojoTest {
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
  void theEnvironmentNamesTheServerIfNothingElseDoes() throws Exception {
    build
        .withEnvironment("STALWART_URL", "https://mail.example.org")
        .withEnvironment("STALWART_TOKEN", "token");

    Target target = target();

    assertThat(target.address()).isEqualTo("https://mail.example.org");
    assertThat(target.endpoint().credential())
        .isEqualTo(new Credential.Bearer("token", "STALWART_TOKEN"));
  }

  @Test
  void theParameterWinsOverTheEnvironment() throws Exception {
    build
        .withEnvironment("STALWART_URL", "https://mail.example.org")
        .withEnvironment("STALWART_TOKEN", "token")
        .with("url", "https://mx1.example.org");

    assertThat(target().name()).isEqualTo("mx1.example.org");
  }

  @Test
  void aServerOfTheSettingsWinsOverTheEnvironment() {
    build
        .withEnvironment("STALWART_TOKEN", "token")
        .with("url", "https://mail.example.org")
        .with("serverId", "mail");

    assertThatThrownBy(this::target)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("settings.xml has no server mail");
  }

  @Test
  void noUrlIsWrongUsage() {
    assertThatThrownBy(this::target)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("no server is named");
  }

  @Test
  void noCredentialIsWrongUsage() {
    build.with("url", "https://mail.example.org");

    assertThatThrownBy(this::target)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("there is no credential")
        .hasMessageContaining("stalwart.serverId");
  }

  @Test
  void aWrongUrlIsReportedTogetherWithAMissingCredential() {
    build.with("url", "admin:hunter2@mail.example.org");

    assertThatThrownBy(this::target)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("there is no credential")
        .hasMessageContaining("is not the URL of a server")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anOfflineBuildUsesNoServer() {
    build.request.setOffline(true);
    build.withEnvironment("STALWART_TOKEN", "token").with("url", "https://mail.example.org");

    assertThatThrownBy(this::target)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("Maven is offline (-o)")
        .hasMessageContaining("https://mail.example.org");
  }

  @Test
  void anOfflineBuildMayUseThisMachine() throws Exception {
    build.request.setOffline(true);
    build.withEnvironment("STALWART_TOKEN", "token");

    build.with("url", "http://127.0.0.1:8080");
    assertThat(target().name()).isEqualTo("127.0.0.1");
    build.with("url", "emulator:");
    assertThat(target().address()).isEqualTo("emulator:");
  }

  @Test
  void theEmbeddedServerNeedsNoCredentialAndIsAnnounced() throws Exception {
    build.with("url", "emulator:");

    assertThat(target().name()).isEqualTo("emulator");
    assertThat(build.log.lines.get(0)).startsWith("INFO EMULATOR   emulator:");
  }

  @Test
  void aStateFileThatCannotBeReadIsAnError() throws Exception {
    build.withFile("state.json", "{").with("url", "emulator:state.json");

    assertThatThrownBy(this::target)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("state.json:1:");
  }

  @Test
  void nothingIsStartedForAGoalWithAWrongParameter() {
    build.with("url", "emulator:").with("timeout", "soon");

    assertThatThrownBy(this::target).hasMessageContaining("stalwart.timeout: 'soon'");
    assertThat(new BuildEmulators(build.session).running()).isEmpty();
  }

  @Test
  void anUncheckedCertificateIsAWarning() throws Exception {
    build
        .withEnvironment("STALWART_TOKEN", "token")
        .with("url", "https://mail.example.org")
        .with("insecure", "true");

    target();

    assertThat(build.log.text()).contains("WARN").contains("certificate is not checked (insecure)");
  }

  @Test
  void theProxyIsThatOfTheSettings() throws Exception {
    assertThat(proxy())
        .isEqualTo(
            new HttpProxy("proxy.example.org", 3128, null, null, List.of("mx2.example.org")));
  }

  @Test
  void hostsOfTheSettingsProxyCanBeReplaced() throws Exception {
    build.with("noProxy", "mx3");

    assertThat(proxy())
        .isEqualTo(new HttpProxy("proxy.example.org", 3128, null, null, List.of("mx3", "*.mx3")));
  }

  @Test
  void aProxyParameterWinsOverTheSettings() throws Exception {
    build.with("proxy", "http://squid@other:1");

    assertThat(proxy())
        .isEqualTo(new HttpProxy("other", 1, "squid", null, List.of("intern", "*.intern")));
  }

  @Test
  void thePasswordOfAProxyIsReadFromAFile() throws Exception {
    build
        .withFile("password", "open sesame\n")
        .with("proxy", "http://squid@other:1")
        .with("proxyPasswordFile", "password");

    assertThat(proxy().password()).isEqualTo("open sesame");
  }

  @Test
  void aProxyPasswordWithoutAUserIsAnError() throws Exception {
    build.withFile("password", "open sesame\n").with("proxyPasswordFile", "password");

    assertThatThrownBy(this::proxy)
        .hasMessageContaining("there is a password for a proxy, but no proxy with a user name");
  }

  @Test
  void aPasswordInTheUrlOfAProxyIsAnError() {
    build.with("proxy", "http://squid:sesame@other:1");

    assertThatThrownBy(this::proxy)
        .hasMessageContaining("a password in --proxy (<proxy> in a pom) is visible to others")
        .hasMessageNotContaining("sesame");
  }

  /** Returns the proxy to a server in a build with one in its settings. */
  private HttpProxy proxy() throws MojoFailureException {
    build
        .withEnvironment("STALWART_TOKEN", "token")
        .withEnvironment("NO_PROXY", "intern")
        .withProxy("proxy.example.org", "mx2.example.org")
        .with("url", "https://mx1.example.org");
    return target().endpoint().proxy();
  }

  private Target target() throws MojoFailureException {
    Goal goal = new Goal(build.session, new BracesDecrypter(), build.log);
    SampleMojo mojo = new SampleMojo();
    goal.setParameters(mojo, "get");
    return mojo.target(goal);
  }

  private static final class SampleMojo extends ServerMojo {
    @Override
    void run(Goal goal) {}
  }
}
