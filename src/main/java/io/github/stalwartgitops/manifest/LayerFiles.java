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
import java.util.regex.Pattern;

/** Lists the files of a layer. */
final class LayerFiles {
  /** The layer that is read from standard input. */
  static final Path STANDARD_INPUT = Path.of("-");

  private static final Pattern MANIFEST = Pattern.compile("[^.].*\\.ya?ml");

  /** Files beside the manifests with a meaning of their own. */
  private static final Pattern OTHER = Pattern.compile(".*\\.test\\.ya?ml|targets\\.ya?ml");

  private final Path base;
  private final Problems problems;

  LayerFiles(Path base, Problems problems) {
    this.base = base;
    this.problems = problems;
  }

  /**
   * Returns the manifests of a folder sorted by name, or the file itself; named as in the layer.
   */
  List<Path> list(Path layer) {
    Path folder = base.resolve(layer);
    if (layer.equals(STANDARD_INPUT) || !Files.isDirectory(folder)) {
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
      problems.add(
          Problem.error(
              display(layer) + ": no manifest in this folder",
              "From a folder, *.yaml and *.yml files are read, except *.test.yaml and targets.yaml;"
                  + " subfolders are not."));
    }
    return files;
  }

  /** Returns a path for people, with forward slashes on every system; {@code <stdin>} for -. */
  static String display(Path path) {
    return path.equals(STANDARD_INPUT)
        ? "<stdin>"
        : path.toString().replace(File.separatorChar, '/');
  }

  private boolean isFile(Path entry) {
    return !Files.isDirectory(entry);
  }

  private static boolean isManifest(String name) {
    return MANIFEST.matcher(name).matches() && !OTHER.matcher(name).matches();
  }
}
