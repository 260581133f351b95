package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoParameter(name = "url", value = "emulator:state.json")
@MojoParameter(name = "retryFor", value = "0s")
class ApplyMojoTest extends GoalTest {
  @Test
  @InjectMojo(goal = "apply")
  void makesTheServerEqualToTheManifests(ApplyMojo apply) throws Exception {
    apply.execute();

    assertThat(build().log.lines.get(0)).startsWith("INFO EMULATOR   emulator:");
    assertThat(logged()).contains("1 change stored and active.");
  }

  @Test
  @InjectMojo(goal = "apply")
  void findsNothingToDoTheSecondTime(ApplyMojo apply) throws Exception {
    apply.execute();
    apply.execute();

    assertThat(logged())
        .contains("up to date: the stored settings match the manifests, nothing was written");
  }

  @Test
  @InjectMojo(goal = "apply")
  @MojoParameter(name = "dryRun", value = "true")
  void stopsADryRunAfterThePlan(ApplyMojo apply) throws Exception {
    apply.execute();

    assertThat(logged()).contains("1 object, 1 field: else changed. Nothing was sent.");
    assertThat(logged()).doesNotContain("written");
  }

  @Test
  @InjectMojo(goal = "apply")
  @MojoParameter(name = "audit", value = "target/audit.jsonl")
  void recordsTheApplyBelowTheFolderOfThePom(ApplyMojo apply) throws Exception {
    apply.execute();

    assertThat(folder.resolve("target/audit.jsonl")).content().contains("\"outcome\":\"active\"");
  }

  @Test
  @InjectMojo(goal = "apply")
  @MojoParameter(name = "dryRun", value = "true")
  @MojoParameter(name = "failOnDrift", value = "true")
  void failsADryRunOnDriftIfRequested(ApplyMojo apply) {
    assertThatThrownBy(apply::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("1 object, 1 field: else changed. Nothing was sent.");
  }

  @Test
  @InjectMojo(goal = "apply")
  void failsWithTheClosingSentenceIfAnObjectBlocksTheReload(ApplyMojo apply) throws Exception {
    build()
        .withFile(
            "state.json",
            "{\"blocking\": [{\"object\": \"SpamPyzor\", \"description\": \"no address\"}]}");

    assertThatThrownBy(apply::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("Failed: nothing changed, the server is as it was.");
    assertThat(logged()).contains("SpamPyzor");
  }

  @Test
  @InjectMojo(goal = "apply")
  @MojoParameter(name = "reload", value = "never")
  void failsIfTheStoredSettingsAreNotActive(ApplyMojo apply) {
    assertThatThrownBy(apply::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("active after the next reload or restart");
  }

  @Test
  @InjectMojo(goal = "apply")
  @MojoParameter(name = "reports", value = "json=target/report.json")
  void writesReports(ApplyMojo apply) throws Exception {
    apply.execute();

    assertThat(Files.readString(folder.resolve("target/report.json"))).contains("\"verdict\"");
  }

  @Test
  @InjectMojo(goal = "apply")
  @MojoParameter(name = "maxChanges", value = "0")
  void refusesWhatAGuardForbids(ApplyMojo apply) {
    assertThatThrownBy(apply::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("Refused: 1 object, 1 field: else changed. Nothing was sent.");
  }

  @Test
  @InjectMojo(goal = "apply")
  void refusesAMisspelledGuard(ApplyMojo apply) {
    build().with("protectedFields", "MtaStageConect");

    assertThatThrownBy(apply::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("Wrong usage: nothing was written.");
    assertThat(logged()).contains("Did you mean MtaStageConnect?");
  }

  @Test
  @InjectMojo(goal = "apply")
  @MojoParameter(name = "plan", value = "missing.json")
  void aMissingSavedPlanIsAnError(ApplyMojo apply) {
    assertThatThrownBy(apply::execute).isInstanceOf(MojoFailureException.class);
    assertThat(logged()).contains("missing.json");
  }

  @Test
  @InjectMojo(goal = "apply")
  @MojoParameter(name = "failOnDrift", value = "true")
  void parametersOfThePomForOtherGoalsDoNoHarm(ApplyMojo apply) throws Exception {
    apply.execute();

    assertThat(logged()).contains("1 change stored and active.");
  }

  @Test
  @InjectMojo(goal = "apply")
  void theCommandLineWinsOverThePom(ApplyMojo apply) throws Exception {
    build().with("dryRun", "true");

    apply.execute();

    assertThat(logged()).contains("Nothing was sent.");
  }

  @Test
  @InjectMojo(goal = "apply")
  @MojoParameter(name = "skip", value = "true")
  void doesNothingIfSkipped(ApplyMojo apply) throws Exception {
    apply.execute();

    assertThat(build().log.lines).containsExactly("INFO Skipped: stalwart.skip is set.");
  }
}
