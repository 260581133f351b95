package io.github.stalwartgitops.report;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline job in which reports are written, if any.
 *
 * @param folder the base of relative file names
 * @param checkout the root of the checked-out repository, or null if unknown
 * @param summary the summary file of the step, or null
 */
public record PipelineJob(Path folder, @Nullable Path checkout, @Nullable Path summary) {
  /** Returns no job: files keep the names that the user gave them, and no file is a summary. */
  static PipelineJob none() {
    return new PipelineJob(Path.of(""), null, null);
  }

  /**
   * Returns the job that the environment variables describe.
   *
   * @param folder the base of relative file names
   * @param environment the environment variables; {@code GITHUB_WORKSPACE} and {@code
   *     CI_PROJECT_DIR} are the checkout, {@code GITHUB_STEP_SUMMARY} is the summary
   */
  public static PipelineJob of(Path folder, Map<String, String> environment) {
    return new PipelineJob(
        folder,
        path(folder, environment, "GITHUB_WORKSPACE", "CI_PROJECT_DIR"),
        path(folder, environment, "GITHUB_STEP_SUMMARY"));
  }

  private static @Nullable Path path(
      Path folder, Map<String, String> environment, String... variables) {
    return Stream.of(variables)
        .map(variable -> environment.getOrDefault(variable, ""))
        .filter(value -> !value.isBlank())
        .findFirst()
        .map(value -> normal(folder.resolve(value)))
        .orElse(null);
  }

  /** Returns the path from the root of the repository, or the given name of a file elsewhere. */
  String path(String file) {
    if (checkout == null) {
      return file;
    }
    try {
      Path whole = normal(folder.resolve(file));
      return whole.startsWith(checkout)
          ? checkout.relativize(whole).toString().replace(File.separatorChar, '/')
          : file;
    } catch (InvalidPathException e) {
      return file;
    }
  }

  /** Returns whether reports are appended to this file. */
  boolean isSummary(Path file) {
    return normal(file).equals(summary);
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
