package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OncePerBuildTest {
  @TempDir Path folder;
  private final MavenProject module = new MavenProject();
  private TrialBuild build;

  @BeforeEach
  void addAModule() {
    build = new TrialBuild(folder);
    build.project.setBuild(new Build());
    build.session.setProjects(List.of(build.project, module));
    build.session.setAllProjects(List.of(build.project, module));
  }

  @Test
  void theRootProjectRunsEveryGoal() {
    build.project.getBuild().addPlugin(plugin("apply"));

    assertThat(isDoneElsewhere("apply")).isFalse();
  }

  @Test
  void aModuleDoesNotRepeatAnInheritedExecution() {
    build.project.getBuild().addPlugin(plugin("apply"));
    build.session.setCurrentProject(module);

    assertThat(isDoneElsewhere("apply")).isTrue();
  }

  @Test
  void aModuleRunsItsOwnExecution() {
    build.project.getBuild().addPlugin(plugin("apply"));
    build.session.setCurrentProject(module);

    assertThat(isDoneElsewhere("plan-of-the-module")).isFalse();
  }

  @Test
  void aModuleRunsItsGoalsIfTheRootProjectDoesNotUseThePlugin() {
    build.session.setCurrentProject(module);

    assertThat(isDoneElsewhere("apply")).isFalse();
  }

  private boolean isDoneElsewhere(String id) {
    return OncePerBuild.isDoneElsewhere(build.session, new MojoExecution(plugin(id), "apply", id));
  }

  private static Plugin plugin(String id) {
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.stalwart-gitops");
    plugin.setArtifactId("stalwart-maven-plugin");
    plugin.addExecution(execution);
    return plugin;
  }
}
