package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads YAML manifests into declared settings, with the place of every part. */
public final class ManifestReader {
  private final Catalog catalog;
  private final boolean trustServer;
  private final @Nullable InputStream standardInput;

  /**
   * @param catalog the objects and fields that may be declared
   * @param trustServer whether objects and fields that are missing in the catalog are accepted with
   *     a warning, for a newer server, instead of being errors
   * @param standardInput what the layer {@code -} is read from, or null where there is none
   */
  public ManifestReader(Catalog catalog, boolean trustServer, @Nullable InputStream standardInput) {
    this.catalog = catalog;
    this.trustServer = trustServer;
    this.standardInput = standardInput;
  }

  /**
   * Reads all layers. The problems of all files are collected and returned together.
   *
   * @param base the folder that relative layers start from
   * @param layers files and folders, in order: a field of a later layer replaces the same field of
   *     an earlier one as a whole. Of a folder, {@code *.yaml} and {@code *.yml} files are read by
   *     name, except hidden files, {@code *.test.yaml} and {@code targets.yaml}; {@code -} is the
   *     standard input. Places name a file the way its layer is written
   * @param substitution the values of {@code ${…}}
   */
  public LoadedManifest read(Path base, List<Path> layers, Substitution substitution) {
    Problems problems = new Problems();
    if (Collections.frequency(layers, LayerFiles.STANDARD_INPUT) > 1) {
      problems.add(Problem.error("standard input can be read only once", "Name - once."));
    }
    Map<FieldName, Declaration> declarations = new LinkedHashMap<>();
    Map<String, ScriptDeclaration> scripts = new LinkedHashMap<>();
    List<Declaration> duplicates = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (Path layer : layers) {
      LayerReader reader =
          new LayerReader(catalog, trustServer, base, substitution, standardInput, problems);
      declarations.putAll(reader.read(layer));
      scripts.putAll(reader.scripts());
      duplicates.addAll(reader.duplicates());
      files.addAll(reader.files());
    }
    return new LoadedManifest(
        new Manifest(declarations, scripts), duplicates, problems.list(), files);
  }
}
