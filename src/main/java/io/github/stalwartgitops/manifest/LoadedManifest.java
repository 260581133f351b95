package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of reading manifests.
 *
 * @param manifest the declarations that could be read; where there are errors, it may only be
 *     checked for more of them
 * @param duplicates further declarations of fields in the same layer: an error each, to be checked
 *     nevertheless
 * @param problems the problems in the order of layers, files and lines
 * @param files the files in the order of layers, named as in places
 */
public record LoadedManifest(
    Manifest manifest, List<Declaration> duplicates, List<Problem> problems, List<String> files) {
  public LoadedManifest {
    duplicates = List.copyOf(duplicates);
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Returns whether an error was found, so that the manifest must not be applied. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /** Returns all declarations that could be read, to be checked for more errors. */
  public List<Declaration> declarations() {
    return Stream.concat(manifest.declarations().values().stream(), duplicates.stream()).toList();
  }
}
