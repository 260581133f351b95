package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class EmulatorMojosTest extends GoalTest {
  @Test
  @InjectMojo(goal = "emulator-start")
  void startLogsAddressesAndTheAccount(EmulatorStartMojo start) throws Exception {
    start.execute();

    assertThat(build().log.lines)
        .allSatisfy(line -> assertThat(line).startsWith("INFO EMULATOR   "))
        .anySatisfy(line -> assertThat(line).contains("management API"))
        .anySatisfy(line -> assertThat(line).contains("listener smtp"))
        .anySatisfy(line -> assertThat(line).contains("user admin, password "));
  }

  @Test
  @InjectMojo(goal = "emulator-start")
  @MojoParameter(name = "hostname", value = "mx.example.net")
  @MojoParameter(name = "listeners", value = "name=submission")
  void startSetsPropertiesForLaterGoals(EmulatorStartMojo start) throws Exception {
    start.execute();

    Properties properties = build().project.getProperties();
    assertThat(properties)
        .containsKeys(
            "stalwart.emulator.url",
            "stalwart.emulator.smtp.port",
            "stalwart.emulator.submission.port",
            "stalwart.emulator.user",
            "stalwart.emulator.password");
    assertThat(greeting(properties.getProperty("stalwart.emulator.smtp.port")))
        .startsWith("220 mx.example.net ");
  }

  @Test
  @InjectMojo(goal = "emulator-start")
  @MojoParameter(name = "accounts", value = "accounts.yaml")
  void startLogsNoPasswordOfTheUser(EmulatorStartMojo start) throws Exception {
    build()
        .withFile(
            "accounts.yaml", "accounts: [{name: deploy, password: sesame, permissions: all}]\n");

    start.execute();

    assertThat(logged()).doesNotContain("sesame");
    assertThat(build().project.getProperties()).doesNotContainKey("stalwart.emulator.password");
  }

  @Test
  @InjectMojo(goal = "emulator-start")
  void startingTwiceIsAnError(EmulatorStartMojo start) throws Exception {
    start.execute();

    assertThatThrownBy(start::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining(
            "an embedded server of this build is already running at http://127.0.0.1:");
  }

  @Test
  @InjectMojo(goal = "emulator-start")
  @MojoParameter(name = "bind", value = "127.0.0.2")
  void startListensAtTheConfiguredAddress(EmulatorStartMojo start) throws Exception {
    start.execute();

    String url = build().project.getProperties().getProperty("stalwart.emulator.url");
    assertThat(url).startsWith("http://127.0.0.2:");
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url + "/jmap/session")).build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  @InjectMojo(goal = "emulator-start")
  @MojoParameter(name = "mode", value = "sleepy")
  @MojoParameter(name = "httpPort", value = "http")
  @MojoParameter(name = "accounts", value = "missing.yaml")
  void wrongParametersAreReportedTogether(EmulatorStartMojo start) {
    assertThatThrownBy(start::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("stalwart.mode: 'sleepy' is not one of normal, bootstrap, recovery")
        .hasMessageContaining("stalwart.httpPort")
        .hasMessageContaining("missing.yaml");
  }

  @Test
  @InjectMojo(goal = "emulator-start")
  @MojoParameter(name = "state", value = "state.json")
  void anInvalidStateFileIsAnError(EmulatorStartMojo start) throws Exception {
    build().withFile("state.json", "{");

    assertThatThrownBy(start::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("state.json:1:");
  }

  @Test
  @InjectMojo(goal = "emulator-stop")
  void stopLogsWhetherAServerWasRunning(EmulatorStopMojo stop) throws Exception {
    stop.execute();
    new BuildEmulators(build().session).at("emulator:", folder);
    stop.execute();

    assertThat(build().log.lines)
        .containsExactly("INFO EMULATOR   none is running", "INFO EMULATOR   stopped");
  }

  @Test
  @InjectMojo(goal = "emulator-run")
  void runEndsWhenItIsInterrupted(EmulatorRunMojo run) throws Exception {
    CountDownLatch announced = new CountDownLatch(1);
    build().log.atLine("password", announced::countDown);
    Thread goal =
        new Thread(
            () -> {
              try {
                run.execute();
              } catch (AbstractMojoExecutionException e) {
                build().log.error(e.getMessage());
              }
            });
    goal.start();

    assertThat(announced.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(goal.isAlive()).isTrue();
    goal.interrupt();
    goal.join(30_000);
    assertThat(goal.isAlive()).isFalse();
    assertThat(logged()).contains("/   playground, for a browser").doesNotContain("ERROR");
  }

  private static String greeting(String port) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
      return reader.readLine();
    }
  }
}
