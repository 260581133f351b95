package io.github.stalwartgitops.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the commit of files with {@code git}, if it is installed. */
final class GitCommit {
  private static final List<String> PIPELINES =
      List.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private GitCommit() {}

  /**
   * Returns the hash of the commit that is checked out.
   *
   * @param folder a folder of the work tree; outside of a work tree the pipeline's commit counts
   * @param files the files and folders to compare with the commit; others may differ
   * @param environment the environment variables of the pipeline and of git
   * @return the hash, with {@code -dirty} appended if one of the files differs; empty if it is
   *     unknown
   */
  static Optional<String> of(Path folder, List<Path> files, Map<String, String> environment) {
    Path start = folder.toAbsolutePath();
    Git git = new Git(start, environment);
    Optional<String> head =
        git.run(List.of("rev-parse", "--verify", "HEAD")).filter(HASH.asMatchPredicate());
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
    status.addAll(List.of("status", "--porcelain", "--ignored", "--untracked-files=normal", "--"));
    files.forEach(file -> status.add(start.resolve(file).normalize().toString()));
    boolean clean = git.run(status).filter(String::isEmpty).isPresent();
    return head.map(hash -> clean ? hash : hash + "-dirty");
  }
}
