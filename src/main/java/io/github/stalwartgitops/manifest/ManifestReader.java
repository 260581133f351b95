package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.ReadingOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads YAML manifests into declared settings, with the place of every part. */
public final class ManifestReader {
  private static final int MOST_PROBLEMS = 100;

  private final Catalog catalog;
  private final boolean trustServer;

  /**
   * @param catalog the objects and fields that may be declared
   * @param trustServer whether objects and fields that are missing in the catalog are accepted with
   *     a warning, for a newer server, instead of being errors
   */
  public ManifestReader(Catalog catalog, boolean trustServer) {
    this.catalog = catalog;
    this.trustServer = trustServer;
  }

  /**
   * Reads all layers. The problems of all files are collected and returned together.
   *
   * @param base the folder that relative layers start from
   * @param layers files and folders, in order: a field of a later layer replaces the same field of
   *     an earlier one as a whole. Of a folder, {@code *.yaml} files are read by name, except
   *     hidden files, {@code *.test.yaml} and {@code targets.yaml}. Places name a file the way its
   *     layer is written
   * @param substitution the values of {@code ${…}}
   */
  public LoadedManifest read(Path base, List<Path> layers, Substitution substitution) {
    Problems problems = new Problems();
    Map<FieldName, Declaration> declarations = new LinkedHashMap<>();
    List<String> files = new ArrayList<>();
    for (Path layer : layers) {
      List<Path> ofLayer = new LayerFiles(base, problems).list(layer);
      ofLayer.forEach(file -> files.add(LayerFiles.display(file)));
      declarations.putAll(read(base, ofLayer, substitution, problems));
    }
    return new LoadedManifest(new Manifest(declarations), problems.list(), files);
  }

  private Map<FieldName, Declaration> read(
      Path base, List<Path> files, Substitution substitution, Problems problems) {
    Map<FieldName, Declaration> declarations = new LinkedHashMap<>();
    for (Path file : files) {
      Problems ofFile = new Problems();
      Path path = base.resolve(file).toAbsolutePath();
      new SourceFile(LayerFiles.display(file), ofFile)
          .read(path)
          .ifPresent(
              source -> {
                ReferenceResolver references = new ReferenceResolver(substitution, folder(path));
                read(source, references, ofFile)
                    .forEach(declared -> add(declared, declarations, source, ofFile));
              });
      problems.addAll(inOrder(LayerFiles.display(file), ofFile.list()));
    }
    return declarations;
  }

  private List<Declaration> read(Source source, ReferenceResolver references, Problems problems) {
    return new YamlDocument(source, problems)
        .compose()
        .map(
            root ->
                new DeclarationReader(source, catalog, trustServer, references, problems)
                    .read(root))
        .orElse(List.of());
  }

  private static void add(
      Declaration declared, Map<FieldName, Declaration> layer, Source source, Problems problems) {
    Declaration first = layer.putIfAbsent(declared.name(), declared);
    if (first != null) {
      problems.add(
          Problem.error(
              declared.place(),
              source.sourceLine(declared.place()),
              declared.name() + " is declared twice, first at " + first.place(),
              "Keep one of them, or pass the two files one after the other: a later file replaces"
                  + " fields of an earlier one."));
    }
  }

  private static List<Problem> inOrder(String file, List<Problem> problems) {
    List<Problem> sorted =
        new ArrayList<>(
            problems.stream()
                .sorted(new ReadingOrder(List.of(file)))
                .limit(MOST_PROBLEMS)
                .toList());
    if (problems.size() > MOST_PROBLEMS) {
      sorted.add(
          Problem.error(
              file + ": " + (problems.size() - MOST_PROBLEMS) + " more problems in this file",
              "Fix the problems above first."));
    }
    return sorted;
  }

  private static Path folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }
}
