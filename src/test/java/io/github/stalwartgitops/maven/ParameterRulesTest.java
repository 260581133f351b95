package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/**
 * A parameter that would be ignored without a word fails the goal, with the words of the runner.
 */
class ParameterRulesTest extends GoalTest {
  @Test
  @InjectMojo(goal = "plan")
  void aPlanAgainstAnExportCannotBeSaved(PlanMojo plan) {
    build().with("live", "export.yaml").with("out", "plan.json");

    assertThatThrownBy(plan::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "stalwart.live and stalwart.out exclude each other: apply refuses a plan that was not"
                + " made for a server\n     Leave out one of them.");
  }

  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "live", value = "export.yaml")
  void aServerOfTheCommandLineIsNotIgnored(PlanMojo plan) {
    build().with("url", "https://mail.example.org");

    assertThatThrownBy(plan::execute)
        .hasMessageStartingWith("stalwart.live and stalwart.url exclude each other");
  }

  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "url", value = "https://mail.example.org")
  @MojoParameter(name = "serverId", value = "mail")
  void aServerOfThePomIsForOtherGoals(PlanMojo plan) throws Exception {
    build()
        .withFile("export.yaml", "MtaStageConnect:\n  hostname: {text: mx.example.net}\n")
        .with("live", "export.yaml");

    plan.execute();

    assertThat(logged()).contains("export.yaml");
  }

  @Test
  @InjectMojo(goal = "apply")
  void parametersOfTheCommandLineThatASavedPlanIgnoresAreErrors(ApplyMojo apply) {
    build()
        .with("plan", "plan.json")
        .with("manifests", "stalwart")
        .with("var.banner", "mx")
        .with("failOnDrift", "true");

    assertThatThrownBy(apply::execute)
        .hasMessageContaining("stalwart.plan and stalwart.manifests exclude each other")
        .hasMessageContaining("stalwart.plan and stalwart.variables exclude each other")
        .hasMessageContaining("stalwart.failOnDrift needs stalwart.dryRun");
  }

  @Test
  @InjectMojo(goal = "apply")
  @MojoParameter(name = "rollbackOnContradiction", value = "true")
  void rollbackOnContradictionNeedsAProbe(ApplyMojo apply) {
    assertThatThrownBy(apply::execute)
        .hasMessageStartingWith("stalwart.rollbackOnContradiction needs stalwart.probes");
  }

  @Test
  @InjectMojo(goal = "apply")
  @MojoParameter(name = "url", value = "emulator:")
  @MojoParameter(name = "reload", value = "Never")
  void aProbeNeedsAReload(ApplyMojo apply) {
    build().with("probes", "smtp://mx.example.org:25");

    assertThatThrownBy(apply::execute)
        .hasMessageStartingWith("stalwart.reload never and stalwart.probes exclude each other");
  }

  @Test
  @InjectMojo(goal = "export")
  @MojoParameter(name = "url", value = "emulator:")
  @MojoParameter(name = "allObjects", value = "true")
  @MojoParameter(name = "objects", value = "MtaStageConnect")
  void aPomWithObjectsAndAllObjectsIsContradictory(ExportMojo export) {
    assertThatThrownBy(export::execute)
        .hasMessageStartingWith("stalwart.allObjects and stalwart.objects exclude each other");
  }

  @Test
  @InjectMojo(goal = "export")
  @MojoParameter(name = "url", value = "emulator:")
  @MojoParameter(name = "allObjects", value = "true")
  @MojoParameter(name = "withDefaults", value = "true")
  void objectsOfTheCommandLineWinOverAllObjectsOfThePom(ExportMojo export) throws Exception {
    build().with("objects", "MtaStageEhlo");

    export.execute();

    assertThat(logged()).contains("MtaStageEhlo:").doesNotContain("MtaStageConnect:");
  }

  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "url", value = "https://mail.example.org")
  @MojoParameter(name = "serverId", value = "mail")
  @MojoParameter(name = "tokenFile", value = "token")
  void aPomWithTwoCredentialsIsContradictory(PlanMojo plan) {
    assertThatThrownBy(plan::execute)
        .hasMessageStartingWith(
            "stalwart.serverId and stalwart.tokenFile exclude each other: there can only be one"
                + " credential");
  }

  @Test
  @InjectMojo(goal = "plan")
  @MojoParameter(name = "url", value = "https://mail.example.org")
  @MojoParameter(name = "serverId", value = "mail")
  void aTokenFileOfTheCommandLineWinsOverAServerOfThePom(PlanMojo plan) {
    build().with("tokenFile", "missing");

    assertThatThrownBy(plan::execute)
        .hasMessageContaining("missing cannot be read")
        .hasMessageNotContaining("settings.xml has no server");
  }

  @Test
  @InjectMojo(goal = "emulator-start")
  @MojoParameter(name = "hostname", value = "a")
  @MojoParameter(name = "nodeHostname", value = "b")
  void aServerHasOneOfTwoNames(EmulatorStartMojo start) {
    assertThatThrownBy(start::execute)
        .hasMessageStartingWith("stalwart.hostname and stalwart.nodeHostname exclude each other");
  }
}
