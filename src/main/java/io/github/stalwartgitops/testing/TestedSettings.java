package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.manifest.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields that tests evaluate: those of manifests or of a server, and defaults for the rest. */
public final class TestedSettings {
  private final Catalog catalog;
  private final Map<FieldName, TestedField> fields = new LinkedHashMap<>();

  private TestedSettings(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Returns the fields that manifests declare. */
  public static TestedSettings of(Manifest manifest, Catalog catalog) {
    TestedSettings settings = new TestedSettings(catalog);
    manifest
        .declarations()
        .forEach(
            (name, declaration) ->
                TestedField.of(name, declaration.expression(), declaration, catalog)
                    .ifPresent(field -> settings.fields.put(name, field)));
    return settings;
  }

  /** Returns the fields that a server stores. */
  public static TestedSettings of(Settings stored, Catalog catalog) {
    TestedSettings settings = new TestedSettings(catalog);
    stored
        .expressions()
        .forEach(
            (name, expression) ->
                TestedField.of(name, expression, null, catalog)
                    .ifPresent(field -> settings.fields.put(name, field)));
    return settings;
  }

  /** Returns the fields whose values were given, in their order. */
  Map<FieldName, TestedField> fields() {
    return fields;
  }

  /** Returns a field, at its default if no value was given; empty if it is unknown. */
  Optional<TestedField> field(FieldName name) {
    TestedField field = fields.get(name);
    return field != null
        ? Optional.of(field)
        : catalog
            .field(name)
            .flatMap(it -> TestedField.of(name, it.defaultExpression(), null, catalog));
  }
}
