package io.github.stalwartgitops.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Stops every embedded server of the build. */
@Mojo(
    name = "emulator-stop",
    defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
    requiresProject = false,
    threadSafe = true)
public final class EmulatorStopMojo extends StalwartMojo {
  @Override
  void run(MavenBuild build, Parameters given) {
    build.log().line(build.emulators().stop() ? "EMULATOR   stopped" : "EMULATOR   none runs");
  }
}
