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

  /** Does nothing. */
  @Parameter(property = "stalwart.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Runs in every module of a build that inherits the goal, not only in the project that the build
   * was started for.
   */
  @Parameter(property = "stalwart.perModule", defaultValue = "false")
  private boolean perModule;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    MavenBuild build = new MavenBuild(session, decrypter, getLog());
    Parameters given = build.parameters();
    boolean skipped = given.flag("skip", skip);
    boolean everywhere = given.flag("perModule", perModule);
    given.check();
    if (skipped) {
      getLog().info("Skipped, as stalwart.skip says.");
    } else if (!everywhere && OncePerBuild.isDoneElsewhere(session, execution)) {
      getLog().info("Once per build: this is done by the project that the build was started for.");
    } else {
      try {
        run(build, given);
      } catch (IOException e) {
        throw new MojoExecutionException(e.getMessage(), e);
      }
    }
  }

  /**
   * Does what the goal is for.
   *
   * @throws MojoFailureException if the build has to fail, with the sentence that says why
   * @throws IOException if a file that was asked for cannot be written
   */
  abstract void run(MavenBuild build, Parameters given) throws MojoFailureException, IOException;
}
