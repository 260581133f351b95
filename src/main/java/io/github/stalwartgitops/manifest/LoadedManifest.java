package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problem;
import java.util.List;

/**
 * The result of reading manifests.
 *
 * @param manifest the declarations that could be read; where there are errors, it may only be
 *     checked for more of them
 * @param problems the problems in the order of layers, files and lines
 * @param files the files in the order of layers, named as in places
 */
public record LoadedManifest(Manifest manifest, List<Problem> problems, List<String> files) {
  public LoadedManifest {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Returns whether an error was found, so that the manifest must not be applied. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
