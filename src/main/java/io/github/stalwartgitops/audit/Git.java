package io.github.stalwartgitops.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The command {@code git}, if it is installed.
 *
 * @param folder where it runs: it searches for a work tree from here upwards
 * @param environment variables in addition to those of this process
 */
record Git(Path folder, Map<String, String> environment) {
  private static final long LONGEST_SECONDS = 10;

  /**
   * Variables that select a repository independently of the folder ({@code git rev-parse
   * --local-env-vars}, without the configuration among them, which may be what allows git to read
   * this folder at all). Git hooks have them set to their own repository.
   */
  private static final List<String> REPOSITORY_VARIABLES =
      List.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_IMPLICIT_WORK_TREE",
          "GIT_COMMON_DIR",
          "GIT_INDEX_FILE",
          "GIT_PREFIX",
          "GIT_INTERNAL_SUPER_PREFIX",
          "GIT_NAMESPACE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_GRAFT_FILE",
          "GIT_SHALLOW_FILE",
          "GIT_NO_REPLACE_OBJECTS",
          "GIT_REPLACE_REF_BASE");

  /**
   * Runs git and returns its output without the end of line; empty if it fails or takes over 10 s.
   */
  Optional<String> run(List<String> arguments) {
    try {
      Process process = builder(arguments).start();
      CompletableFuture<String> output =
          CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
      try {
        String text = output.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        return process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
            ? Optional.of(text.strip())
            : Optional.empty();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException | ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private ProcessBuilder builder(List<String> arguments) {
    List<String> command =
        Stream.concat(
                Stream.of(
                    "git",
                    "--no-optional-locks",
                    "--literal-pathspecs",
                    "-c",
                    "core.fsmonitor=false"),
                arguments.stream())
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    REPOSITORY_VARIABLES.forEach(builder.environment()::remove);
    return builder;
  }

  private static String read(InputStream in) {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
