package io.github.stalwartgitops.maven;

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

  /** Reads the lists: Maven's maps are made on first use, and not for several threads. */
  private static boolean has(MavenProject project, MojoExecution execution) {
    String key = Plugin.constructKey(execution.getGroupId(), execution.getArtifactId());
    return project.getBuildPlugins().stream()
        .filter(plugin -> plugin.getKey().equals(key))
        .flatMap(plugin -> plugin.getExecutions().stream())
        .anyMatch(it -> it.getId().equals(execution.getExecutionId()));
  }
}
