package io.github.stalwartgitops.catalog;

import io.github.stalwartgitops.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The expressions of any number of fields: what a server stores, or what it should store.
 *
 * @param expressions the expressions by field, in the order they were given
 */
public record Settings(Map<FieldName, Expression> expressions) {
  public Settings {
    expressions = Collections.unmodifiableMap(new LinkedHashMap<>(expressions));
  }

  /** Returns no settings at all. */
  public static Settings empty() {
    return new Settings(Map.of());
  }

  /** Returns the expression of a field, if there is one. */
  public Optional<Expression> find(FieldName field) {
    return Optional.ofNullable(expressions.get(field));
  }

  /** Returns the names of the objects that have at least one field here, in order. */
  public Set<String> objects() {
    Set<String> objects = new LinkedHashSet<>();
    expressions.keySet().forEach(field -> objects.add(field.object()));
    return Collections.unmodifiableSet(objects);
  }

  /** Returns these settings, replaced and extended by those of {@code other}. */
  public Settings with(Settings other) {
    Map<FieldName, Expression> merged = new LinkedHashMap<>(expressions);
    merged.putAll(other.expressions);
    return new Settings(merged);
  }
}
