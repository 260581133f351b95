package io.github.stalwartgitops.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Stops all embedded servers of the build. */
@Mojo(
    name = "emulator-stop",
    defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
    requiresProject = false,
    threadSafe = true)
public final class EmulatorStopMojo extends StalwartMojo {
  @Override
  void run(Goal goal) {
    goal.log().line(goal.emulators().stop() ? "EMULATOR   stopped" : "EMULATOR   none is running");
  }
}
