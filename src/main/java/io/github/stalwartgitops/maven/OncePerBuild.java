package io.github.stalwartgitops.maven;

import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Finds out whether a module may leave a goal to the project that the build was started for. (Goals
 * of the command line Maven runs in that project alone, since they need none.)
 */
final class OncePerBuild {
  private OncePerBuild() {}

  /**
   * Whether that project has the same execution: a module that inherits it does not repeat it, one
   * that brings its own runs it.
   */
  static boolean isDoneElsewhere(MavenSession session, MojoExecution execution) {
    return !session.getCurrentProject().isExecutionRoot()
        && session.getAllProjects().stream()
            .filter(MavenProject::isExecutionRoot)
            .anyMatch(root -> has(root, execution));
  }

  private static boolean has(MavenProject project, MojoExecution execution) {
    String key = Plugin.constructKey(execution.getGroupId(), execution.getArtifactId());
    return Optional.ofNullable(project.getPlugin(key))
        .map(Plugin::getExecutionsAsMap)
        .filter(executions -> executions.containsKey(execution.getExecutionId()))
        .isPresent();
  }
}
