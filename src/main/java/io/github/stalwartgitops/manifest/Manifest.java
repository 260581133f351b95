package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that files declare, once all layers are laid over each other.
 *
 * @param declarations the declarations by field, in the order they were first written
 */
public record Manifest(Map<FieldName, Declaration> declarations) {
  public Manifest {
    declarations = Collections.unmodifiableMap(new LinkedHashMap<>(declarations));
  }

  /** What the declared fields have to be. */
  public Settings settings() {
    Map<FieldName, Expression> expressions = new LinkedHashMap<>();
    declarations.forEach((name, declared) -> expressions.put(name, declared.expression()));
    return new Settings(expressions);
  }

  /** The declaration of a field, if it is declared. */
  public Optional<Declaration> find(FieldName field) {
    return Optional.ofNullable(declarations.get(field));
  }
}
