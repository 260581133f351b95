package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** Each goal with a schema refuses an unknown one. */
@MojoParameter(name = "url", value = "emulator:")
@MojoParameter(name = "schema", value = "nonsense")
class SchemaParameterTest extends GoalTest {
  @Test
  @InjectMojo(goal = "plan")
  void plan(PlanMojo plan) {
    refuses(plan);
  }

  @Test
  @InjectMojo(goal = "apply")
  void apply(ApplyMojo apply) {
    refuses(apply);
  }

  @Test
  @InjectMojo(goal = "export")
  void export(ExportMojo export) {
    refuses(export);
  }

  private static void refuses(StalwartMojo goal) {
    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("stalwart.schema: 'nonsense' is not one of bundled, live");
  }
}
