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

/** Lists the files of a layer. */
final class LayerFiles {
  private final Path base;
  private final Problems problems;

  LayerFiles(Path base, Problems problems) {
    this.base = base;
    this.problems = problems;
  }

  /** Returns the files of a folder, sorted by name, or the file itself; named as in the layer. */
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
              display(layer) + ": the folder cannot be read: " + e.getMessage(),
              "Grant read permission, or name its files one by one."));
      return List.of();
    }
    List<Path> files =
        names.stream().filter(LayerFiles::isManifest).sorted().map(layer::resolve).toList();
    if (files.isEmpty()) {
      problems.add(noManifest(layer, names));
    }
    return files;
  }

  /** Returns a path for people, with forward slashes on every system. */
  static String display(Path path) {
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

  private static Problem noManifest(Path layer, List<String> names) {
    String hint =
        names.stream()
            .filter(name -> name.endsWith(".yml"))
            .sorted()
            .findFirst()
            .map(name -> "Rename " + name + ": manifests end in .yaml.")
            .orElse(
                "From a folder, *.yaml files are read, except *.test.yaml and targets.yaml;"
                    + " subfolders are not.");
    return Problem.error(display(layer) + ": no manifest in this folder", hint);
  }
}
