package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.manifest.LoadedManifest;
import io.github.stalwartgitops.manifest.ManifestReader;
import io.github.stalwartgitops.manifest.Substitution;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Reads a file that {@code export} wrote as the stored state of a server. */
final class ExportedSettings {
  private ExportedSettings() {}

  /** Returns the settings of some objects; fields that the file leaves out are at their default. */
  static Result<Settings> read(Path file, Collection<String> objects, Catalog catalog) {
    LoadedManifest loaded =
        new ManifestReader(catalog, true, null)
            .read(Path.of(""), List.of(file), Substitution.none());
    if (loaded.hasErrors()) {
      return Result.failure(Verdict.INVALID, loaded.problems());
    }
    Settings settings = Settings.empty();
    for (String object : objects) {
      settings = settings.with(catalog.defaults(object));
    }
    return Result.of(settings.with(loaded.manifest().settings()), loaded.problems());
  }
}
