package io.github.stalwartgitops.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Decides whether a module leaves a goal to the project that the build was started for. (A goal of
 * the command line runs only in that project, because it requires none.)
 */
final class OncePerBuild {
  private OncePerBuild() {}

  /**
   * Returns whether that project has the same execution. A module that inherits it does not repeat
   * it; a module with its own execution runs it.
   */
  static boolean isDoneElsewhere(MavenSession session, MojoExecution execution) {
    return !session.getCurrentProject().isExecutionRoot()
        && session.getAllProjects().stream()
            .filter(MavenProject::isExecutionRoot)
            .anyMatch(root -> has(root, execution));
  }

  /** Reads the lists: Maven's maps are created on first use and not thread-safe. */
  private static boolean has(MavenProject project, MojoExecution execution) {
    String key = Plugin.constructKey(execution.getGroupId(), execution.getArtifactId());
    return project.getBuildPlugins().stream()
        .filter(plugin -> plugin.getKey().equals(key))
        .flatMap(plugin -> plugin.getExecutions().stream())
        .anyMatch(it -> it.getId().equals(execution.getExecutionId()));
  }
}
