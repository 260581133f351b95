package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.manifest.Substitution;
import io.github.stalwartgitops.manifest.YamlFile;
import io.github.stalwartgitops.manifest.YamlValue;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tests of some files.
 *
 * @param cases the cases in the order of the files
 * @param problems what is wrong in the files
 */
public record TestSuite(List<TestCase> cases, List<Problem> problems) {
  private static final String PATTERN = "*.test.{yaml,yml}";

  public TestSuite {
    cases = List.copyOf(cases);
    problems = List.copyOf(problems);
  }

  /** Returns whether a path is that of a file of tests, by its name. */
  public static boolean isTestFile(Path path) {
    return path.getFileName() != null && path.getFileName().toString().matches(".*\\.test\\.ya?ml");
  }

  /**
   * Returns the files of tests beside manifests, by name: those in each folder, and those in the
   * folder of each file.
   */
  public static List<Path> beside(Path base, List<Path> manifests) {
    Set<Path> files = new LinkedHashSet<>();
    for (Path manifest : manifests) {
      Path folder = manifest;
      if (!Files.isDirectory(base.resolve(manifest))) {
        folder = manifest.getParent() == null ? Path.of("") : manifest.getParent();
      }
      files.addAll(in(base.resolve(folder), folder));
    }
    return List.copyOf(files);
  }

  private static Set<Path> in(Path folder, Path shown) {
    Set<Path> files = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, PATTERN)) {
        entries.forEach(entry -> files.add(shown.resolve(entry.getFileName().toString())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  /** Reads the tests of files. */
  public static TestSuite read(
      Path base, List<Path> files, Substitution substitution, Catalog catalog) {
    Problems problems = new Problems();
    List<TestCase> cases = new ArrayList<>();
    for (Path file : files) {
      TestReader reader = new TestReader(catalog);
      for (YamlValue document : new YamlFile(base, substitution, problems).read(file)) {
        reader.read(document);
      }
      cases.addAll(reader.cases());
    }
    return new TestSuite(cases, problems.list());
  }

  /** Returns whether an error was found. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
