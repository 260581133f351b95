package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.Announcement;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.problem.Problem;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Starts the embedded server, which the URL <code>emulator:</code> then means, until <code>
 * stalwart:emulator-stop</code> or the end of the build. Sets the properties <code>
 * stalwart.emulator.url</code>, <code>stalwart.emulator.LISTENER.port</code> (such as <code>
 * stalwart.emulator.smtp.port</code>), <code>stalwart.emulator.user</code> and, if it made its
 * account itself, <code>stalwart.emulator.password</code>.
 */
@Mojo(
    name = "emulator-start",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    requiresProject = false,
    threadSafe = true)
public final class EmulatorStartMojo extends EmulatorMojo {
  @Override
  void run(MavenBuild build, Parameters given) throws MojoFailureException {
    EmulatorConfiguration configuration = configuration(given);
    boolean madeAccount = configuration.accounts().isEmpty();
    build
        .emulators()
        .running()
        .ifPresent(
            running ->
                given
                    .problems()
                    .add(
                        Problem.error(
                            "an embedded server of this build serves at "
                                + running.url()
                                + " already",
                            "Stop it before by stalwart:emulator-stop.")));
    given.check();
    try {
      Emulator emulator = build.emulators().start(configuration);
      Announcement.lines(emulator, madeAccount).forEach(build.log()::line);
      build.publish(EmulatorProperties.of(emulator, madeAccount));
    } catch (EmulatorException e) {
      given.problems().addAll(e.problems());
      given.check();
    }
  }
}
