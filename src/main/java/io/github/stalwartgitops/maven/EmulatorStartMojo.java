package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.StartMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Starts the embedded server, which is then the server at the URL <code>emulator:</code>, until
 * <code>stalwart:emulator-stop</code> or the end of Maven. Sets the properties <code>
 * stalwart.emulator.url</code>, <code>stalwart.emulator.LISTENER.port</code> (such as <code>
 * stalwart.emulator.smtp.port</code>), <code>stalwart.emulator.user</code> and, if the server
 * created its account itself, <code>stalwart.emulator.password</code>.
 */
@Mojo(
    name = "emulator-start",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    requiresProject = false,
    threadSafe = true)
public final class EmulatorStartMojo extends EmulatorMojo {
  private static final String PROPERTY = "stalwart.emulator.";

  @Override
  void run(Goal goal) throws MojoFailureException {
    EmulatorConfiguration configuration = configuration(goal);
    boolean ownAccount = configuration.accounts().isEmpty();
    goal.emulators()
        .running()
        .ifPresent(
            running ->
                goal.error(
                    "an embedded server of this build is already running at " + running.url(),
                    "Stop it first with stalwart:emulator-stop."));
    goal.check();
    try {
      Emulator emulator = goal.emulators().start(configuration);
      StartMessage.lines(emulator, ownAccount).forEach(goal.log()::line);
      goal.publish(properties(emulator, ownAccount));
    } catch (EmulatorException e) {
      goal.problems().addAll(e.problems());
      goal.check();
    }
  }

  /** Returns the properties with which later goals and tests find the server. */
  private static Map<String, String> properties(Emulator emulator, boolean ownAccount) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(PROPERTY + "url", emulator.url().toString());
    emulator
        .listeners()
        .forEach(
            (name, at) ->
                properties.put(PROPERTY + name + ".port", Integer.toString(at.getPort())));
    if (ownAccount) {
      Account account = emulator.accounts().get(0);
      properties.put(PROPERTY + "user", account.name());
      properties.put(PROPERTY + "password", String.valueOf(account.password()));
    }
    return properties;
  }
}
