package io.github.stalwartgitops.maven;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of goals, each in its own build with a manifest that declares a host name. */
@MojoTest
abstract class GoalTest {
  @TempDir Path folder;
  private TrialBuild build;

  /** The build that the goals run in. */
  final TrialBuild build() {
    if (build == null) {
      build = new TrialBuild(folder);
    }
    return build;
  }

  @Provides
  MavenSession session() {
    return build().session;
  }

  @Provides
  Log log() {
    return build().log;
  }

  @BeforeEach
  void declareAHostName() throws IOException {
    build()
        .withFile(
            "stalwart/connect.yaml", "MtaStageConnect:\n  hostname: {text: mx.example.net}\n");
  }

  @AfterEach
  void stopWhatRuns() {
    new BuildEmulators(build().session).stop();
  }

  /** Returns the log, each line with its level. */
  final String logged() {
    return build().log.text();
  }
}
