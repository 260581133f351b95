package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class PlanMojoTest extends GoalTest {
  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "url", value = "emulator:")
  void showsWhatDiffers(PlanMojo plan) throws Exception {
    plan.execute();

    assertThat(logged())
        .contains("~ else     system('hostname')  →  'mx.example.net'")
        .contains("1 object, 1 field: else changed. Nothing was sent.");
  }

  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "url", value = "emulator:")
  @MojoParameter(name = "failOnDrift", value = "true")
  void failsOnDriftIfRequested(PlanMojo plan) {
    assertThatThrownBy(plan::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("1 object, 1 field: else changed. Nothing was sent.");
  }

  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "url", value = "emulator:")
  @MojoParameter(name = "showUndeclared", value = "true")
  void listsUndeclaredFieldsOnRequest(PlanMojo plan) throws Exception {
    plan.execute();

    assertThat(logged()).contains("smtpGreeting");
  }

  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "live", value = "export.yaml")
  void comparesWithAnExportWithoutAServerEvenOffline(PlanMojo plan) throws Exception {
    build().request.setOffline(true);
    build().withFile("export.yaml", "MtaStageConnect:\n  hostname: {text: mx.example.net}\n");

    plan.execute();

    assertThat(logged())
        .contains("up to date: the stored settings match the manifests, nothing was sent");
  }

  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "url", value = "emulator:")
  @MojoParameter(name = "out", value = "target/plan.json")
  void savesAPlan(PlanMojo plan) throws Exception {
    plan.execute();

    assertThat(folder.resolve("target/plan.json")).isRegularFile();
    assertThat(logged()).contains("stalwart.plan applies exactly this");
  }

  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "url", value = "emulator:")
  @MojoParameter(name = "manifests", value = "bad.yaml")
  void logsProblemsAtTheirLevelAndFails(PlanMojo plan) throws Exception {
    build().withFile("bad.yaml", "MtaStageConnect:\n  hostnam: {text: mx.example.net}\n");

    assertThatThrownBy(plan::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("Nothing was sent.");
    assertThat(build().log.lines)
        .anySatisfy(line -> assertThat(line).startsWith("ERROR bad.yaml:2:3"));
  }

  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "url", value = "emulator:")
  void showsTheGivenConnections(PlanMojo plan) throws Exception {
    build().with("connections", "local_port=465,is_tls=true;remote_ip=192.0.2.7");

    plan.execute();

    assertThat(logged()).contains("local_port=465,is_tls=true", "remote_ip=192.0.2.7");
  }

  @Test
  @InjectMojo(goal = "plan")
  void failsWithoutAUrlBeforeAnythingElse(PlanMojo plan) {
    assertThatThrownBy(plan::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("no server is named");
    assertThat(build().log.lines).isEmpty();
  }

  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "url", value = "emulator:")
  @MojoParameter(name = "timeout", value = "soon")
  void aWrongTimeIsWrongUsage(PlanMojo plan) {
    assertThatThrownBy(plan::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("stalwart.timeout: 'soon' is not a time such as 5s");
  }
}
