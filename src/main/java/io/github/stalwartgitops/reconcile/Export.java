package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.manifest.ManifestWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a server stores, to be written as a manifest.
 *
 * @param settings the exported settings
 * @param origin the address of the server
 * @param catalog the source of defaults
 * @param withDefaults whether fields at their default are written, too
 */
public record Export(Settings settings, String origin, Catalog catalog, boolean withDefaults) {
  /** Returns one manifest that contains everything. */
  public String manifest() {
    return writer().write(settings, origin, Map.of());
  }

  /** Returns a manifest that names the {@link #files} of scripts. */
  public String manifestWithFiles() {
    return writer().write(settings, origin, ManifestWriter.scriptFiles(settings));
  }

  /** Returns the contents of script files by their paths relative to the manifest. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    ManifestWriter.scriptFiles(settings)
        .forEach((name, path) -> files.put(path, settings.script(name).contents() + "\n"));
    return files;
  }

  private ManifestWriter writer() {
    return new ManifestWriter(catalog, withDefaults);
  }
}
