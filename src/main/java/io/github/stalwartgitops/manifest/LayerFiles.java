package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that a layer consists of. */
final class LayerFiles {
  private final Path base;
  private final Problems problems;

  LayerFiles(Path base, Problems problems) {
    this.base = base;
    this.problems = problems;
  }

  /** The files of a layer as its user names them, by name; a file stands for itself. */
  List<Path> list(Path layer) {
    Path folder = base.resolve(layer);
    if (!Files.isDirectory(folder)) {
      return List.of(layer);
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, this::isFile)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(
          Problem.error(
              shown(layer) + ": the folder cannot be read: " + e.getMessage(),
              "Give this user the permission to read it, or name its files."));
      return List.of();
    }
    List<Path> files =
        names.stream().filter(LayerFiles::isManifest).sorted().map(layer::resolve).toList();
    if (files.isEmpty()) {
      problems.add(nothingIn(layer, names));
    }
    return files;
  }

  /** A path as a person types it, with forward slashes. */
  static String shown(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  private boolean isFile(Path entry) {
    return !Files.isDirectory(entry);
  }

  private static boolean isManifest(String name) {
    return name.endsWith(".yaml")
        && !name.startsWith(".")
        && !name.endsWith(".test.yaml")
        && !name.equals("targets.yaml");
  }

  private static Problem nothingIn(Path layer, List<String> names) {
    String hint =
        names.stream()
            .filter(name -> name.endsWith(".yml"))
            .sorted()
            .findFirst()
            .map(name -> "Rename " + name + ": manifests end in .yaml.")
            .orElse(
                "A folder means its *.yaml, not its subfolders, without *.test.yaml and"
                    + " targets.yaml.");
    return Problem.error(shown(layer) + ": no manifest in this folder", hint);
  }
}
