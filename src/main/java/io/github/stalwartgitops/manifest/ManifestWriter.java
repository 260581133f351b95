package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Settings;

/** Writes settings as a manifest that plans to no change. */
public final class ManifestWriter {
  private final Catalog catalog;
  private final boolean withDefaults;

  /**
   * @param catalog tells the defaults
   * @param withDefaults whether fields at their default are written, too
   */
  public ManifestWriter(Catalog catalog, boolean withDefaults) {
    this.catalog = catalog;
    this.withDefaults = withDefaults;
  }

  /**
   * The YAML of some settings, lines ended by LF.
   *
   * @param settings what a server stores
   * @param origin where they come from, for the comment on top, such as the server's URL
   */
  public String write(Settings settings, String origin) {
    return "# " + origin + catalog.version() + withDefaults + settings;
  }
}
