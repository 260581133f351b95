package io.github.stalwartgitops.audit;

import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.Manifests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record of an apply.
 *
 * @param file the file to which one line is appended for each apply
 * @param actor who applies
 * @param commit the commit of the desired state, with {@code -dirty} appended if the manifests
 *     differ from it; empty if it is unknown
 */
public record Audit(Path file, String actor, String commit) {
  private static final List<String> ACTORS =
      List.of("GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_USER_ID", "SUDO_USER");

  /**
   * Creates a record with the actor and the commit of the pipeline or, outside of pipelines, of the
   * system user and the Git work tree.
   *
   * @param file the file to which the line is appended
   * @param desired what is applied
   * @param folder the working directory
   * @param environment the environment variables
   */
  public static Audit of(
      Path file, DesiredState desired, Path folder, Map<String, String> environment) {
    String actor =
        Stream.concat(
                ACTORS.stream().map(name -> environment.getOrDefault(name, "")),
                Stream.of(System.getProperty("user.name", "")))
            .filter(name -> !name.isBlank())
            .findFirst()
            .orElse("");
    return new Audit(file, actor, commit(desired, folder, environment).orElse(""));
  }

  private static Optional<String> commit(
      DesiredState desired, Path folder, Map<String, String> environment) {
    if (desired instanceof DesiredState.Declared declared) {
      Manifests manifests = declared.manifests();
      return GitCommit.of(manifests.base(), manifests.layers(), environment);
    }
    return GitCommit.of(folder, List.of(), environment);
  }
}
