package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problem;
import java.util.List;

/**
 * What came of reading manifests.
 *
 * @param manifest the declarations that could be read; not to be used while there are errors, other
 *     than to look for more of them
 * @param problems what is wrong, in the order of layers, files and lines
 * @param files the files, in the order of layers, as places name them
 */
public record LoadedManifest(Manifest manifest, List<Problem> problems, List<String> files) {
  public LoadedManifest {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Whether something forbids to use the manifest. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
