package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.jmap.Credential;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildEmulatorsTest {
  @TempDir Path folder;
  private TrialBuild build;
  private BuildEmulators emulators;

  @BeforeEach
  void startTheBuild() {
    build = new TrialBuild(folder);
    emulators = new BuildEmulators(build.session);
  }

  @AfterEach
  void stopWhatRuns() {
    emulators.stop();
  }

  @Test
  void allGoalsOfABuildUseTheSameServer() throws Exception {
    RunningEmulator first = emulators.at("emulator:", folder);
    RunningEmulator second = new BuildEmulators(build.session).at("emulator:", folder);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void eachUrlHasItsOwnServer() throws Exception {
    RunningEmulator first = emulators.at("emulator:a.json", folder);

    assertThat(emulators.at("emulator:b.json", folder)).isNotEqualTo(first);
    assertThat(emulators.at("emulator:", folder)).isNotEqualTo(first);
    assertThat(emulators.at("emulator:./a.json", folder)).isEqualTo(first);
  }

  @Test
  void theUrlWithoutAFileMeansTheStartedServer() throws Exception {
    EmulatorConfiguration configuration =
        EmulatorConfiguration.builder().stateFile(folder.resolve("state.json")).build();
    URI url = emulators.start(configuration).url();

    assertThat(emulators.at("emulator:", folder).url()).isEqualTo(url);
    assertThat(emulators.at("emulator:state.json", folder).url()).isEqualTo(url);
  }

  @Test
  void anAccountWithAllPermissionsLogsIn() throws Exception {
    emulators.start(
        EmulatorConfiguration.builder()
            .accounts(
                List.of(
                    new Account("reader", "r", null, List.of("authenticate")),
                    new Account("all", null, "token", null)))
            .build());

    assertThat(emulators.at("emulator:", folder).credential())
        .isEqualTo(new Credential.Bearer("token", "the embedded server"));
  }

  @Test
  void theSessionContainsOnlyTypesOfTheJdk() throws Exception {
    emulators.at("emulator:", folder);

    assertThat(build.request.getData().values())
        .allSatisfy(
            value -> {
              assertThat(value).isInstanceOf(Map.class);
              assertThat(value.getClass().getModule()).isEqualTo(Object.class.getModule());
            });
  }

  @Test
  void aServerEndsWhenTheRequestOfItsBuildIsCollected() throws Exception {
    URI url = new BuildEmulators(new TrialBuild(folder).session).at("emulator:", folder).url();

    assertThat(isOpen(url)).isTrue();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (isOpen(url) && System.nanoTime() < deadline) {
      System.gc();
    }
    assertThat(isOpen(url)).isFalse();
  }

  @Test
  void stopReturnsWhetherAServerWasRunning() throws Exception {
    emulators.at("emulator:", folder);

    assertThat(emulators.stop()).isTrue();
    assertThat(emulators.running()).isEmpty();
    assertThat(emulators.stop()).isFalse();
  }

  private static boolean isOpen(URI url) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), 1000);
      return true;
    } catch (ConnectException e) {
      return false;
    }
  }
}
