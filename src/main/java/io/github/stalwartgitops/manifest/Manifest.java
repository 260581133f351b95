package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The declared fields of all layers, merged.
 *
 * @param declarations the declarations by field, in the order they were first written
 */
public record Manifest(Map<FieldName, Declaration> declarations) {
  public Manifest {
    declarations = Collections.unmodifiableMap(new LinkedHashMap<>(declarations));
  }

  /** Returns the desired values of the declared fields. */
  public Settings settings() {
    Map<FieldName, Expression> expressions = new LinkedHashMap<>();
    declarations.forEach((name, declared) -> expressions.put(name, declared.expression()));
    return new Settings(expressions);
  }

  /** Returns the declaration of a field, or empty if it is not declared. */
  public Optional<Declaration> find(FieldName field) {
    return Optional.ofNullable(declarations.get(field));
  }
}
