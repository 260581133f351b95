package io.github.stalwartgitops.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runner as a separate process, for what is decided once per process. */
final class RunnerProcess {
  private RunnerProcess() {}

  /**
   * Prepares it.
   *
   * @param folder where it works
   * @param variables what its environment has besides that of this process, without what would name
   *     a server, a credential or a proxy
   */
  static ProcessBuilder of(Path folder, Map<String, String> variables, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(RunnerProcess::namesServerOrProxy);
    builder.environment().putAll(variables);
    return builder;
  }

  private static boolean namesServerOrProxy(String variable) {
    String name = variable.toUpperCase(Locale.ROOT);
    return name.startsWith("STALWART_") || name.endsWith("_PROXY");
  }
}
