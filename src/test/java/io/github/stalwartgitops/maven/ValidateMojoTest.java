package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class ValidateMojoTest extends GoalTest {
  @Test
  @InjectMojo(goal = "validate")
  void takesTheFolderBesideThePom(ValidateMojo validate) throws Exception {
    validate.execute();

    assertThat(build().log.lines).containsExactly("INFO Valid: 1 field declared.");
  }

  @Test
  @InjectMojo(goal = "validate")
  void failsAfterLoggingAllProblems(ValidateMojo validate) throws Exception {
    build().withFile("stalwart/bad.yaml", "MtaStageConnet:\n  hostname: 1\n");

    assertThatThrownBy(validate::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("1 problem (1 error). Nothing was sent.");
    assertThat(logged()).contains("ERROR stalwart/bad.yaml:1:1: error:");
  }

  @Test
  @InjectMojo(goal = "validate")
  void substitutesVariablesOfTheCommandLineAndTheEnvironment(ValidateMojo validate)
      throws Exception {
    build()
        .with("var.domain", "example.net")
        .withEnvironment("HOST", "mx")
        .withFile(
            "stalwart/connect.yaml",
            "MtaStageConnect:\n  hostname: {text: \"${env:HOST}.${domain}\"}\n");

    validate.execute();

    assertThat(logged()).isEqualTo("INFO Valid: 1 field declared.");
  }

  @Test
  @InjectMojo(goal = "validate")
  void anUndefinedVariableFails(ValidateMojo validate) throws Exception {
    build()
        .withFile("stalwart/connect.yaml", "MtaStageConnect:\n  hostname: {text: \"${domain}\"}\n");

    assertThatThrownBy(validate::execute).isInstanceOf(MojoFailureException.class);
    assertThat(logged()).contains("domain");
  }

  @Test
  @InjectMojo(goal = "validate")
  @MojoParameter(name = "reports", value = "github=target/github.txt")
  void annotationsNameFilesFromTheCheckout(ValidateMojo validate) throws Exception {
    build()
        .withEnvironment("GITHUB_WORKSPACE", String.valueOf(folder.getParent()))
        .withFile("stalwart/bad.yaml", "MtaStageConnet:\n  hostname: 1\n");

    assertThatThrownBy(validate::execute).isInstanceOf(MojoFailureException.class);
    assertThat(folder.resolve("target/github.txt"))
        .content()
        .contains("file=" + folder.getFileName() + "/stalwart/bad.yaml,line=1,");
  }

  @Test
  @InjectMojo(goal = "validate")
  void warningsFailOnlyIfStrict(ValidateMojo validate) throws Exception {
    build()
        .withFile("stalwart/stages.yaml", "MtaStageEhlo:\n  nextField: true\n")
        .with("trustServer", "true");

    validate.execute();

    assertThat(logged()).contains("WARN stalwart/stages.yaml:2:3");
    build().with("strict", "true");
    assertThatThrownBy(validate::execute).isInstanceOf(MojoFailureException.class);
  }
}
