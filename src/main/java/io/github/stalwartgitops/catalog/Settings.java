package io.github.stalwartgitops.catalog;

import io.github.stalwartgitops.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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

  /** Returns the settings of the fields that the predicate accepts. */
  public Settings only(Predicate<FieldName> accepted) {
    Map<FieldName, Expression> kept = new LinkedHashMap<>(expressions);
    kept.keySet().removeIf(accepted.negate());
    return new Settings(kept);
  }

  /** Returns the settings of one object. */
  public Settings of(String object) {
    return only(name -> name.object().equals(object));
  }

  /** Whether these settings and others hold the same for a field, or both nothing. */
  public boolean agree(Settings other, FieldName field) {
    return find(field).equals(other.find(field));
  }

  /** Whether there is not a single field. */
  public boolean isEmpty() {
    return expressions.isEmpty();
  }

  /** Returns the fields, in order. */
  public Set<FieldName> names() {
    return expressions.keySet();
  }

  /** Returns these settings, replaced and extended by those of {@code other}. */
  public Settings with(Settings other) {
    Map<FieldName, Expression> merged = new LinkedHashMap<>(expressions);
    merged.putAll(other.expressions);
    return new Settings(merged);
  }
}
