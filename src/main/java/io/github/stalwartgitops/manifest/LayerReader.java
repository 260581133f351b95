package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.ReadingOrder;
import io.github.stalwartgitops.problem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the files of one layer. */
final class LayerReader {
  private static final int MAX_SHOWN = 100;

  /** How many problems of a file are collected, so that a broken one does not fill the memory. */
  private static final int MAX_COLLECTED = 10_000;

  private final Catalog catalog;
  private final boolean trustServer;
  private final Path base;
  private final Substitution substitution;
  private final @Nullable InputStream standardInput;
  private final Problems problems;
  private final Map<FieldName, Declaration> declarations = new LinkedHashMap<>();
  private final Map<String, ScriptDeclaration> scripts = new LinkedHashMap<>();
  private final List<Declaration> duplicates = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  LayerReader(
      Catalog catalog,
      boolean trustServer,
      Path base,
      Substitution substitution,
      @Nullable InputStream standardInput,
      Problems problems) {
    this.catalog = catalog;
    this.trustServer = trustServer;
    this.base = base;
    this.substitution = substitution;
    this.standardInput = standardInput;
    this.problems = problems;
  }

  /** Returns the declarations of a file or of the manifests in a folder. */
  Map<FieldName, Declaration> read(Path layer) {
    for (Path file : new LayerFiles(base, problems).list(layer)) {
      String name = LayerFiles.display(file);
      files.add(name);
      Problems ofFile = new Problems(MAX_COLLECTED);
      Optional<Source> source = source(file, new SourceFile(name, ofFile));
      source.ifPresent(text -> readDocuments(text, folder(file), ofFile));
      problems.addAll(inOrder(name, ofFile));
    }
    return declarations;
  }

  /** Returns the declared scripts by name. */
  Map<String, ScriptDeclaration> scripts() {
    return scripts;
  }

  /** Returns further declarations of fields, which have been reported. */
  List<Declaration> duplicates() {
    return duplicates;
  }

  /** Returns the names of the files that were read. */
  List<String> files() {
    return files;
  }

  private Optional<Source> source(Path file, SourceFile sourceFile) {
    if (!file.equals(LayerFiles.STANDARD_INPUT)) {
      return sourceFile.read(base.resolve(file).toAbsolutePath());
    }
    try {
      return standardInput == null
          ? sourceFile.fail("standard input is not available here", "Name a file or a folder.")
          : sourceFile.read(standardInput);
    } catch (IOException e) {
      return sourceFile.fail("standard input cannot be read: " + e.getMessage(), null);
    }
  }

  private Path folder(Path file) {
    Path folder = base.resolve(file).toAbsolutePath().getParent();
    return folder == null ? base : folder;
  }

  private void readDocuments(Source source, Path folder, Problems ofFile) {
    YamlDocuments documents = new YamlDocuments(source, ofFile);
    Optional<List<YamlNode>> roots = documents.read();
    if (roots.isPresent() && roots.get().isEmpty()) {
      ofFile.add(nothingDeclared(source));
    }
    ReferenceResolver references = new ReferenceResolver(substitution, folder);
    for (YamlNode root : roots.orElse(List.of())) {
      DeclarationReader reader =
          new DeclarationReader(
              source, catalog, trustServer, references, ofFile, documents.scalars());
      reader.read(root).forEach(declared -> add(declared, source, ofFile));
      reader.scripts().forEach(declared -> add(declared, source, ofFile));
    }
  }

  private static Problem nothingDeclared(Source source) {
    return new Problem(
        Severity.NOTE,
        source.place(0, 1),
        "this file declares nothing",
        source.sourceLine(0),
        null,
        null);
  }

  private void add(Declaration declared, Source source, Problems ofFile) {
    Declaration first = declarations.putIfAbsent(declared.name(), declared);
    if (first == null) {
      return;
    }
    duplicates.add(declared);
    ofFile.add(declaredTwice(declared.name(), first.place(), declared.place(), source));
  }

  private void add(ScriptDeclaration declared, Source source, Problems ofFile) {
    ScriptDeclaration first = scripts.putIfAbsent(declared.name(), declared);
    if (first != null) {
      FieldName name = SieveScript.name(declared.name());
      ofFile.add(declaredTwice(name, first.place(), declared.place(), source));
    }
  }

  private static Problem declaredTwice(FieldName name, Place first, Place second, Source source) {
    return Problem.error(
        second,
        source.sourceLine(second),
        name + " is declared twice, first at " + first,
        first.file().equals(second.file())
            ? "Keep one of them."
            : "Keep one of them, or pass the two files one after the other: a later file replaces"
                + " fields of an earlier one.");
  }

  /**
   * Returns the problems of a file in its order, each once: an alias repeats those of its anchor.
   */
  private static List<Problem> inOrder(String file, Problems problems) {
    List<Problem> sorted =
        new ArrayList<>(
            problems.list().stream().distinct().sorted(new ReadingOrder(List.of(file))).toList());
    int more = problems.dropped() + sorted.size() - MAX_SHOWN;
    if (more > 0) {
      sorted.subList(MAX_SHOWN, sorted.size()).clear();
      sorted.add(
          Problem.error(
              file + ": " + more + " more problems in this file", "Fix the problems above first."));
    }
    return sorted;
  }
}
