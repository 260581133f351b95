package io.github.stalwartgitops.audit;

import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.Manifests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record that is wanted of an apply.
 *
 * @param file the file that gets one line for each apply
 * @param actor who applies
 * @param commit the commit that the wanted state was taken from, with {@code -dirty} behind it
 *     where the manifests are not those of the commit; empty where it is not known
 */
public record Audit(Path file, String actor, String commit) {
  private static final List<String> ACTORS =
      List.of("GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_USER_ID", "SUDO_USER");

  /**
   * A record with the actor and the commit that the environment tells: a pipeline's, else those of
   * the system user and of the Git work tree.
   *
   * @param file the file that gets the line
   * @param wanted what is applied
   * @param folder where it is applied from
   * @param environment the environment variables
   */
  public static Audit of(
      Path file, DesiredState wanted, Path folder, Map<String, String> environment) {
    String actor =
        Stream.concat(
                ACTORS.stream().map(name -> environment.getOrDefault(name, "")),
                Stream.of(System.getProperty("user.name", "")))
            .filter(name -> !name.isBlank())
            .findFirst()
            .orElse("");
    return new Audit(file, actor, commit(wanted, folder, environment).orElse(""));
  }

  private static Optional<String> commit(
      DesiredState wanted, Path folder, Map<String, String> environment) {
    if (wanted instanceof DesiredState.Declared declared) {
      Manifests manifests = declared.manifests();
      return GitCommit.of(manifests.base(), manifests.layers(), environment);
    }
    return GitCommit.of(folder, List.of(), environment);
  }
}
