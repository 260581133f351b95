package io.github.stalwartgitops.maven;

import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What all goals share: they can be skipped, and run once per build. */
abstract class StalwartMojo extends AbstractMojo {
  @Inject private MavenSession session;
  @Inject private MojoExecution execution;
  @Inject private SettingsDecrypter decrypter;

  /** Skips the goal. */
  @Parameter(property = "stalwart.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Runs the goal in every module of a build that inherits it, not only in the project that the
   * build was started for.
   */
  @Parameter(property = "stalwart.perModule", defaultValue = "false")
  private boolean perModule;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    Goal goal = new Goal(session, decrypter, getLog());
    goal.setParameters(this, execution.getGoal().replaceFirst("-.*", ""));
    goal.check();
    if (skip) {
      getLog().info("Skipped: stalwart.skip is set.");
    } else if (!perModule && OncePerBuild.isDoneElsewhere(session, execution)) {
      getLog().info("Skipped: runs once per build, in the project that the build was started for.");
    } else {
      try {
        run(goal);
      } catch (IOException e) {
        throw new MojoExecutionException(e.getMessage(), e);
      }
    }
  }

  /**
   * Runs the goal.
   *
   * @throws MojoFailureException if the build has to fail, with the sentence that says why
   * @throws IOException if an output file cannot be written
   */
  abstract void run(Goal goal) throws MojoFailureException, IOException;
}
