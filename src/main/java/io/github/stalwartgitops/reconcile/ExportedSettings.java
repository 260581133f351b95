package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.manifest.LoadedManifest;
import io.github.stalwartgitops.manifest.ManifestReader;
import io.github.stalwartgitops.manifest.Substitution;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads what {@code export} wrote as the stored state of a server. */
final class ExportedSettings {
  private final Catalog catalog;

  ExportedSettings(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The settings of some objects; fields that the file leaves out are at their default. */
  Optional<Settings> read(Path file, Collection<String> objects, Run run) {
    LoadedManifest reading =
        new ManifestReader(catalog, true).read(Path.of(""), List.of(file), Substitution.none());
    run.tell(reading.problems());
    if (reading.hasErrors()) {
      run.fail(Verdict.INVALID);
      return Optional.empty();
    }
    Settings settings = Settings.empty();
    for (String object : objects) {
      settings = settings.with(catalog.defaults(object));
    }
    return Optional.of(settings.with(reading.manifest().settings()));
  }
}
