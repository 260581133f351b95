package io.github.stalwartgitops.maven;

import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Finds out whether a module may leave a goal to the project that the build was started for. */
final class OncePerBuild {
  private OncePerBuild() {}

  /**
   * Whether that project has the same execution. It has, for goals of the command line; a module
   * that inherits an execution does not repeat it, one that brings its own runs it.
   */
  static boolean isDoneElsewhere(MavenSession session, MojoExecution execution) {
    if (session.getCurrentProject().isExecutionRoot()) {
      return false;
    }
    return execution.getSource() == MojoExecution.Source.CLI
        || session.getAllProjects().stream()
            .filter(MavenProject::isExecutionRoot)
            .anyMatch(root -> has(root, execution));
  }

  private static boolean has(MavenProject project, MojoExecution execution) {
    return Optional.ofNullable(
            project.getPlugin(
                Plugin.constructKey(execution.getGroupId(), execution.getArtifactId())))
        .map(Plugin::getExecutionsAsMap)
        .filter(executions -> executions.containsKey(execution.getExecutionId()))
        .isPresent();
  }
}
