package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.Announcement;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.playground.Playground;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Serves the embedded server until the build is interrupted (Ctrl-C). Its page / is a playground
 * for expressions.
 */
@Mojo(name = "emulator-run", requiresProject = false, threadSafe = true)
public final class EmulatorRunMojo extends EmulatorMojo {
  @Override
  void run(MavenBuild build, Parameters given) throws MojoFailureException {
    EmulatorConfiguration configuration = configuration(given);
    try (Emulator emulator = Emulator.start(configuration)) {
      Playground.open(emulator);
      Announcement.lines(emulator, configuration.accounts().isEmpty()).forEach(build.log()::line);
      new CountDownLatch(1).await();
    } catch (EmulatorException e) {
      given.problems().addAll(e.problems());
      given.check();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
