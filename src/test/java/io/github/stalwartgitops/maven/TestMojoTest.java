package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestMojoTest extends GoalTest {
  @BeforeEach
  void write() throws IOException {
    build()
        .withFile(
            "stalwart/connect.yaml",
            """
            MtaStageConnect:
              smtpGreeting:
                match: [{if: "local_port == 25", then: "'public'"}]
                else: "'inside'"
            """)
        .withFile(
            "stalwart/connect.test.yaml",
            """
            tests:
              - name: the public port
                connection: {local_port: 25}
                expect: {MtaStageConnect.smtpGreeting: public}
            """);
  }

  @Test
  @InjectMojo(goal = "test")
  void passingTestsAreLogged(TestMojo test) throws Exception {
    test.execute();

    assertThat(logged())
        .contains("INFO   passed  the public port")
        .contains("INFO Passed: 1 case passed, rule coverage 50 %.");
  }

  @Test
  @InjectMojo(goal = "test")
  void aFailedTestFailsTheBuild(TestMojo test) throws Exception {
    build()
        .withFile(
            "stalwart/connect.test.yaml",
            "tests: [{name: a, expect: {MtaStageConnect.smtpGreeting: inside}}]\n");

    assertThatThrownBy(test::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("Failed: 1 of 1 case failed");
    assertThat(logged()).contains("error: test failed: a: smtpGreeting");
  }

  @Test
  @InjectMojo(goal = "test")
  @MojoParameter(name = "minRuleCoverage", value = "100")
  void aMissedThresholdFailsTheBuild(TestMojo test) throws Exception {
    assertThatThrownBy(test::execute).isInstanceOf(MojoFailureException.class);
    assertThat(logged()).contains("tests take 50 % of the rules, and 100 % are required");
  }

  @Test
  @InjectMojo(goal = "test")
  @MojoParameter(name = "minRuleCoverage", value = "all")
  void aThresholdIsAPercentage(TestMojo test) throws Exception {
    assertThatThrownBy(test::execute).hasMessageContaining("\"all\" is not a percentage");
  }

  @Test
  @InjectMojo(goal = "test")
  @MojoParameter(name = "skipTests", value = "true")
  void skipTestsSkipsThem(TestMojo test) throws Exception {
    test.execute();

    assertThat(logged()).isEqualTo("INFO Skipped: tests are skipped in this build.");
  }

  @Test
  @InjectMojo(goal = "test")
  @MojoParameter(name = "skipAllTests", value = "true")
  void mavenTestSkipSkipsThem(TestMojo test) throws Exception {
    test.execute();

    assertThat(logged()).isEqualTo("INFO Skipped: tests are skipped in this build.");
  }
}
