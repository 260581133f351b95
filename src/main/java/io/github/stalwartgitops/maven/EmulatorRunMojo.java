package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.StartMessage;
import io.github.stalwartgitops.playground.Playground;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Runs the embedded server until the build is interrupted (Ctrl-C). Its page / is a playground for
 * expressions.
 */
@Mojo(name = "emulator-run", requiresProject = false, threadSafe = true)
public final class EmulatorRunMojo extends EmulatorMojo {
  @Override
  void run(Goal goal) throws MojoFailureException {
    EmulatorConfiguration configuration = configuration(goal);
    try (Emulator emulator = Emulator.start(configuration)) {
      Playground.open(emulator);
      StartMessage.lines(emulator, configuration.accounts().isEmpty()).forEach(goal.log()::line);
      new CountDownLatch(1).await();
    } catch (EmulatorException e) {
      goal.problems().addAll(e.problems());
      goal.check();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
