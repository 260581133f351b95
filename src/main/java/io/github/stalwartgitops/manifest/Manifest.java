package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The declared fields and scripts of all layers, merged.
 *
 * @param declarations the declarations by field, in the order they were first written
 * @param scripts the declared Sieve scripts by name, in the order they were first written
 */
public record Manifest(
    Map<FieldName, Declaration> declarations, Map<String, ScriptDeclaration> scripts) {
  /** Creates a manifest without scripts. */
  public Manifest(Map<FieldName, Declaration> declarations) {
    this(declarations, Map.of());
  }

  public Manifest {
    scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
    declarations = Collections.unmodifiableMap(new LinkedHashMap<>(declarations));
  }

  /** Returns the desired values of the declared fields, and the desired scripts. */
  public Settings settings() {
    Map<FieldName, Expression> expressions = new LinkedHashMap<>();
    declarations.forEach((name, declared) -> expressions.put(name, declared.expression()));
    Map<String, SieveScript> byName = new LinkedHashMap<>();
    scripts.forEach((name, declared) -> byName.put(name, declared.script()));
    return new Settings(expressions, byName);
  }

  /** Returns the declaration of a field, or empty if it is not declared. */
  public Optional<Declaration> find(FieldName field) {
    return Optional.ofNullable(declarations.get(field));
  }
}
