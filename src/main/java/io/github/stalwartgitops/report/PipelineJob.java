package io.github.stalwartgitops.report;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The job of a pipeline that reports are written in, if they are written in one.
 *
 * @param folder what relative files start from that a user named
 * @param checkout the folder with the checked-out repository, or null where none is known
 * @param summary the file that collects what the commands of a step say, or null
 */
public record PipelineJob(Path folder, @Nullable Path checkout, @Nullable Path summary) {
  /** No pipeline: files are named as their user did, and each report is a file of its own. */
  static PipelineJob none() {
    return new PipelineJob(Path.of(""), null, null);
  }

  /**
   * The job that the environment tells of.
   *
   * @param folder what relative files start from
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

  /** A file from the root of the repository, with slashes; as it is named if it is not below it. */
  String path(String file) {
    if (checkout == null) {
      return file;
    }
    try {
      Path whole = normal(folder.resolve(file));
      return whole.startsWith(checkout)
          ? checkout.relativize(whole).toString().replace(File.separatorChar, '/')
          : file;
    } catch (InvalidPathException noPath) {
      return file;
    }
  }

  /** Whether a report that goes to this file is to be added to what stands there. */
  boolean isSummary(Path file) {
    return normal(file).equals(summary);
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
