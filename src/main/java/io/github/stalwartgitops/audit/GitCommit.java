package io.github.stalwartgitops.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the commit that files belong to, by asking {@code git} where there is one. */
final class GitCommit {
  private static final List<String> PIPELINES =
      List.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final long LONGEST_SECONDS = 10;

  private GitCommit() {}

  /**
   * The hash of the commit that is checked out.
   *
   * @param folder a folder of the work tree; where it is none, the pipeline's commit counts
   * @param files the files and folders that are to be as committed; others may differ
   * @return the hash, with {@code -dirty} behind it if one of the files differs, or nothing
   */
  static Optional<String> of(Path folder, List<Path> files, Map<String, String> environment) {
    Path start = folder.toAbsolutePath();
    Optional<String> head =
        git(start, List.of("rev-parse", "--verify", "HEAD")).filter(HASH.asMatchPredicate());
    if (head.isEmpty()) {
      return PIPELINES.stream()
          .map(name -> environment.getOrDefault(name, ""))
          .filter(HASH.asMatchPredicate())
          .findFirst();
    }
    if (files.isEmpty()) {
      return head;
    }
    List<String> status = new ArrayList<>();
    status.addAll(List.of("status", "--porcelain", "--ignored", "--"));
    files.forEach(file -> status.add(start.resolve(file).normalize().toString()));
    boolean clean = git(start, status).filter(String::isEmpty).isPresent();
    return head.map(hash -> clean ? hash : hash + "-dirty");
  }

  /** What git says, without the end of line; nothing if it fails. */
  private static Optional<String> git(Path folder, List<String> arguments) {
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
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        boolean succeeded =
            process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        return succeeded
            ? Optional.of(
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
            : Optional.empty();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
